with spine as (
    select * from {{ ref('int_person_period') }}
),
member as (
    select * from {{ ref('int_combination_set_summary') }}
),
person_package as (
    select * from {{ ref('int_person_package') }}
),
kp_prev as (
    select * from {{ ref('int_person_kp_prev') }}
),
person as (
    select spine.scope, spine.person_id, spine.record_key, spine.period_no, member.place_set_id
    from spine
    inner join member on spine.set_id = member.set_id
    where {{ rank_of_period('spine.period_no') }} >= {{ finest_rank('pub_coverage') }}
),
package as (
    select
        package.scope,
        package.person_id,
        {{ period_no('package.period_type', 'package.period_start') }} as period_no,
        {{ indicator_bit('package.indicator_code') }} as indicator_bit
    from person_package as package
    where package.report = 'all'
    union all
    select
        kp_prev.scope,
        kp_prev.person_id,
        {{ period_no("'fiscal_year'", 'kp_prev.fiscal_year_start') }} as period_no,
        {{ indicator_bit("'reached_kp_prev'") }} + {{ indicator_bit("('reached_kp_prev_' || lower(kp_prev.report))") }}
            as indicator_bit
    from kp_prev
    where kp_prev.is_in_numerator = 1
),
met as (
    select scope, person_id, period_no, bit_or(indicator_bit) as indicator_bitmap
    from package
    group by scope, person_id, period_no
),
person_indicators as (
    select
        person.scope,
        person.person_id,
        person.record_key,
        person.period_no,
        person.place_set_id + {{ indicator_bit("'reached_any'") }} + coalesce(met.indicator_bitmap, 0) as set_id
    from person
    left join met
        on person.person_id = met.person_id
        and person.scope = met.scope
        and person.period_no = met.period_no
)
select * from person_indicators
