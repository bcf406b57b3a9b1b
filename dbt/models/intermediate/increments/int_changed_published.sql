{{ after('int_changed_person') }}
{{ after('previous_person') }}
{{ after('previous_person_age') }}
with persons as (
    select * from {{ ref('int_person') }}
),
person_ages as (
    select * from {{ ref('int_person_age') }}
),
{% if is_increment() -%}
persons_before as (
    select * from {{ ref('previous_person') }}
),
person_ages_before as (
    select * from {{ ref('previous_person_age') }}
),
changed_persons as (
    select * from {{ ref('int_changed_person') }}
),
attributes as (
    select persons.scope, persons.person_id, persons.record_key, persons.gender, persons.origin_country, persons.migrant_kind, 1 as sign
    from persons
    {{ if_changed('persons') }}
    union all
    select scope, person_id, record_key, gender, origin_country, migrant_kind, -1 as sign
    from persons_before
),
ages as (
    select person_ages.scope, person_ages.person_id, person_ages.age_year, person_ages.age_band, 1 as sign
    from person_ages
    {{ if_changed('person_ages') }}
    union all
    select scope, person_id, age_year, age_band, -1 as sign
    from person_ages_before
),
other_attributes as (
    select scope, person_id
    from attributes
    group by scope, person_id, record_key, gender, origin_country, migrant_kind
    having sum(sign) <> 0
),
other_ages as (
    select scope, person_id, age_year
    from ages
    group by scope, person_id, age_year, age_band
    having sum(sign) <> 0
),
changed_months as (
    select scope, person_id, date '0001-01-01' as from_month from other_attributes
    union all
    select scope, person_id, make_date(age_year, 1, 1) as from_month from other_ages
    union all
    select scope, person_id, from_month from changed_persons
),
first_changed_months as (
    select scope, person_id, min(from_month) as from_month from changed_months group by scope, person_id
),
changed_periods as (
    select
        scope,
        person_id,
        from_month
        {%- for kind in period_kinds() %},
        {{ period_no("'" ~ kind ~ "'", period_start(kind, 'from_month')) }} as {{ kind }}_no,
        {{ period_no("'" ~ kind ~ "'", months_after(period_start(kind, 'from_month'), -period_months()[kind])) }} as before_{{ kind }}_no
        {%- endfor %}
        {%- for kind in numbered_kinds() if kind not in period_kinds() %},
        {{ period_no("'" ~ kind ~ "'", months_after('from_month', 1 - (var('event_months') | int))) }} as {{ kind }}_no
        {%- endfor %}
    from first_changed_months
)
{%- else -%}
changed_periods as (
    select cast(null as varchar) as scope, cast(null as bigint) as person_id, cast(null as date) as from_month where 1 = 0
)
{%- endif %}
select * from changed_periods
