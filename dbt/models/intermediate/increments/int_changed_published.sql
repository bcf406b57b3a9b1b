{{ after('int_changed_person') }}
{{ after('previous_person') }}
{{ after('previous_person_age') }}
{% if is_increment() -%}
with attribute as (
    select now.scope, now.person_id, now.record_key, now.gender, now.origin_country, now.migrant_kind, 1 as sign
    from {{ ref('int_person') }} as now
    {{ if_changed('now') }}
    union all
    select scope, person_id, record_key, gender, origin_country, migrant_kind, -1 as sign
    from {{ ref('previous_person') }}
),
age as (
    select now.scope, now.person_id, now.age_year, now.age_band, 1 as sign
    from {{ ref('int_person_age') }} as now
    {{ if_changed('now') }}
    union all
    select scope, person_id, age_year, age_band, -1 as sign
    from {{ ref('previous_person_age') }}
),
changed as (
    select scope, person_id, date '0001-01-01' as from_month
    from (
        select scope, person_id
        from attribute
        group by scope, person_id, record_key, gender, origin_country, migrant_kind
        having sum(sign) <> 0
    ) as other_attribute
    union all
    select scope, person_id, make_date(age_year, 1, 1) as from_month
    from (
        select scope, person_id, age_year from age group by scope, person_id, age_year, age_band having sum(sign) <> 0
    ) as other_age
    union all
    select scope, person_id, from_month from {{ ref('int_changed_person') }}
),
person as (
    select scope, person_id, min(from_month) as from_month from changed group by scope, person_id
)
select
    scope,
    person_id,
    from_month
    {%- for kind in period_kinds() %},
    {{ period_no("'" ~ kind ~ "'", period_start(kind, 'from_month')) }} as {{ kind }}_no,
    {{ period_no("'" ~ kind ~ "'", months_after(period_start(kind, 'from_month'), -period_months()[kind])) }} as before_{{ kind }}_no
    {%- endfor %}
from person
{%- else -%}
select
    cast(null as varchar) as scope, cast(null as bigint) as person_id, cast(null as date) as from_month
from {{ ref('int_person') }} as person
inner join {{ ref('int_person_age') }} as age on person.scope = age.scope
where 1 = 0
{%- endif %}
