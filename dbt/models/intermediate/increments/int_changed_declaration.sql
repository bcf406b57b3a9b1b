-- depends_on: {{ ref('stg_partner') }}
-- depends_on: {{ ref('int_period_month') }}
{{ goes_on_from('int_declared_state') }}
with
{% if is_increment() -%}
was as (
    select * from {{ source('previous_build', 'int_declared_state') }}
),
now as (
    {{ declared_state() }}
),
changes as (
    select coalesce(now.kind, was.kind) as kind, coalesce(now.code, was.code) as code
    from now
    full join was
        on now.kind = was.kind and now.code = was.code and now.said = was.said
    where now.code is null or was.code is null
    group by coalesce(now.kind, was.kind), coalesce(now.code, was.code)
)
{%- else -%}
changes as (
    select cast(null as varchar) as kind, cast(null as varchar) as code where 1 = 0
)
{%- endif %}
select * from changes
