with published_contact as {{ inlined() }} (
    select * from {{ ref('int_published_contact') }}
),
setting_list as (
    select * from {{ ref('stg_setting_list') }}
),
counted_month as {{ inlined() }} (
    select * from {{ ref('int_counted_month') }}
),
contact as (
    {% for commodity in commodities() -%}
    select
        delivery_id, row_no, scope, person_id, record_key, partner_code, country as country_code, month_start,
        settings, '{{ commodity }}' as commodity, amount_{{ commodity }} as amount
    from published_contact
    where amount_{{ commodity }} > 0 and month_start in (select counted_month.month_start from counted_month)
    {{ "union all" if not loop.last }}
    {% endfor %}
),
worked as (
    select
        settings, setting_group,
        case when setting_group = min(setting_group) over (partition by settings) then 1 else 0 end as is_first_setting_group
    from setting_list
    group by settings, setting_group
),
given as (
    select
        contact.delivery_id, contact.row_no, contact.scope, contact.person_id, contact.record_key, contact.partner_code,
        contact.country_code, contact.month_start, contact.commodity, contact.amount, worked.setting_group,
        worked.is_first_setting_group
    from contact
    inner join worked on contact.settings = worked.settings
)
select * from given
