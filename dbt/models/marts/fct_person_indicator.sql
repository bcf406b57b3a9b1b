-- Person sets of pub_coverage: one row per person, period, place, partner and indicator met. Whether an indicator is met is
-- a matter of the person and the country; where she was reached gives the place.
with person as (
    select distinct
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
        country_code, region_code, city_code
    from {{ ref('fct_person_period') }}
),
met as (
    select scope, person_id, period_type, period_start, indicator_code from {{ ref('int_person_package') }}
    union all
    select scope, person_id, period_type, period_start, 'reached_gam_2plus_3m' from {{ ref('int_person_gam') }}
    union all
    select scope, person_id, 'fiscal_year', fiscal_year_start, 'reached_kp_prev' from {{ ref('int_person_kp_prev') }}
)
select person.*, 'reached_any' as indicator_code from person
union all
select person.*, met.indicator_code
from person
inner join met
    on person.scope = met.scope
    and person.person_id = met.person_id
    and person.period_type = met.period_type
    and person.period_start = met.period_start
