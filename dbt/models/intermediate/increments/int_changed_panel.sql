with was as (
    select * from {{ ref('previous_constant_reporter') }}
),
now as (
    select * from {{ ref('int_constant_reporter') }}
),
{% if is_increment() -%}
changed as (
    select period_type, period_start
    from (
        select partner_code, period_type, period_start, 1 as sign from now
        union all
        select partner_code, period_type, period_start, -1 as sign from was
    ) as reporter
    group by partner_code, period_type, period_start
    having sum(sign) <> 0
),
changed_panel as (
    select distinct {{ period_no('period_type', 'period_start') }} as period_no from changed
)
{%- else -%}
changed_panel as (
    select cast(null as integer) as period_no where 1 = 0
)
{%- endif %}
select * from changed_panel
