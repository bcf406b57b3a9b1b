{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_published('month_start') }}") }}
with published_contact as (
    select * from {{ ref('int_published_contact') }}
),
contact_setting as (
    select * from {{ ref('stg_contact_setting') }}
),
changed_contact as {{ changed_first() }} (
    select published_contact.*
    from published_contact
    {{ if_published('published_contact', 'month_start') }}
),
contact as (
    {% for commodity in commodities() -%}
    select
        delivery_id, row_no, scope, person_id, record_key, partner_code, country as country_code, month_start,
        '{{ commodity }}' as commodity, amount_{{ commodity }} as amount
    from changed_contact
    where amount_{{ commodity }} > 0
    {{ "union all" if not loop.last }}
    {% endfor %}
),
worked as (
    select delivery_id, row_no, setting_group
    from contact_setting
    {%- if is_increment() %}
    where (delivery_id, row_no) in (select delivery_id, row_no from changed_contact)
    {%- endif %}
    group by delivery_id, row_no, setting_group
),
given as (
    select contact.*, worked.setting_group
    from contact
    inner join worked on contact.delivery_id = worked.delivery_id and contact.row_no = worked.row_no
)
select * from given
