{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_persons() }}") }}
{{ after('was_person_indicator') }}
-- Person sets of pub_coverage, in the periods that a pattern allows: the places and the indicators met, as one number
-- (int_indicator_member). Whether an indicator is met is a matter of the person and the country, and of the frameworks that apply
-- there; where she was reached gives the place.
with person as (
    select spine.scope, spine.person_id, spine.record_key, spine.period_no, member.place_set_id
    from {{ ref('int_person_period') }} as spine
    {{ if_touched('spine') }}
    inner join {{ ref('int_set') }} as member on spine.set_id = member.set_id
    where {{ rank_of_period('spine.period_no') }} >= {{ finest_rank('pub_coverage') }}
),
package as (
    select
        package.scope,
        package.person_id,
        {{ period_no('package.period_type', 'package.period_start') }} as period_no,
        {{ indicator_bit('package.indicator_code') }} as indicator_bit
    from {{ ref('int_person_package') }} as package
    {{ if_touched('package') }}
    where package.report = 'all'
    union all
    select
        kp_prev.scope,
        kp_prev.person_id,
        {{ period_no("'fiscal_year'", 'kp_prev.fiscal_year_start') }} as period_no,
        {{ indicator_bit("'reached_kp_prev'") }} + {{ indicator_bit("('reached_kp_prev_' || lower(kp_prev.report))") }}
            as indicator_bit
    from {{ ref('int_person_kp_prev') }} as kp_prev
    {{ if_touched('kp_prev') }}
    where kp_prev.is_in_numerator = 1
),
met as (
    select scope, person_id, period_no, bit_or(indicator_bit) as indicator_bits
    from package
    group by scope, person_id, period_no
)
select
    person.scope,
    person.person_id,
    person.record_key,
    person.period_no,
    person.place_set_id + {{ indicator_bit("'reached_any'") }} + coalesce(met.indicator_bits, 0) as set_id
from person
left join met
    on person.scope = met.scope
    and person.person_id = met.person_id
    and person.period_no = met.period_no
