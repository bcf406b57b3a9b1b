-- Person sets of pub_mobility: who came back within k months, by the month of coming back; and in how many places somebody met
-- in the period was met, in the period itself or in the months up to its end that a measure looks back (seed).
with spine as {{ inlined() }} (
    select * from {{ ref('int_person_place_month') }}
),
period as {{ inlined() }} (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
measure as {{ inlined() }} (
    select * from {{ ref('mobility_measure') }}
),
back as (
    select * from {{ ref('int_person_return') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
met as (
    select
        spine.scope, spine.person_id, spine.record_key, spine.partner_code, spine.country_code, spine.is_national,
        period.period_type, period.period_start, period.period_rank,
        cast({{ month_number("period.period_start") }} as integer) as first_month,
        cast({{ month_number("period.period_end") }} as integer) as next_month
    from spine
    inner join period
        on spine.month_start = period.month_start and period.period_type in ('half_year', 'year')
    group by
        spine.scope, spine.person_id, spine.record_key, spine.partner_code, spine.country_code, spine.is_national,
        period.period_type, period.period_start, period.period_rank, period.period_end
),
-- Most people are met in one place, which is one in every period: of these nothing is to be counted.
several as (
    select spine.scope, spine.person_id
    from spine
    group by spine.scope, spine.person_id
    having min(spine.place) <> max(spine.place)
),
-- How far a measure looks back: several measures count the same places.
lookback as (
    select months, case scope_kind when 'national' then 1 else 0 end as is_national
    from measure
    where kind <> 'return'
    group by months, scope_kind
),
farthest as (
    select is_national, max(months) as months from lookback group by is_national
),
person_period as (
    select met.scope, met.person_id, met.is_national, met.first_month, met.next_month, farthest.months
    from met
    inner join several on met.person_id = several.person_id and met.scope = several.scope
    inner join farthest on met.is_national = farthest.is_national
    group by met.scope, met.person_id, met.is_national, met.first_month, met.next_month, farthest.months
),
-- Each place once, with the last month in which it counts: whoever looks back less far counts those that are not too long ago.
placed as (
    {%- set parts = parts_of_persons() | int %}
    {%- for part in range(parts) %}
    select
        person.scope, person.person_id, person.is_national, person.first_month, person.next_month,
        max({{ month_number('spine.month_start') }}) as last_month
    from person_period as person
    inner join spine
        on person.person_id = spine.person_id
        and person.scope = spine.scope
        and {{ month_number('spine.month_start') }} < person.next_month
        and {{ month_number('spine.month_start') }} >= least(person.first_month, person.next_month - person.months)
    {{ of_part(number_of_row(['person_id'], 'person'), part, parts) }}
    group by person.scope, person.person_id, person.is_national, person.first_month, person.next_month, spine.place
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),
counted as (
    select placed.scope, placed.person_id, placed.first_month, placed.next_month, lookback.months, count(*) as places
    from placed
    inner join lookback on placed.is_national = lookback.is_national
    where
        placed.last_month
        >= case when lookback.months = 0 then placed.first_month else placed.next_month - lookback.months end
    group by placed.scope, placed.person_id, placed.first_month, placed.next_month, lookback.months
),
mobile_persons as (
    select
        met.scope, met.person_id, met.record_key, met.partner_code,
        met.period_type, met.period_start, met.period_rank, met.country_code, measure.mobility_measure
    from met
    inner join counted
        on met.person_id = counted.person_id
        and met.scope = counted.scope
        and met.first_month = counted.first_month
        and met.next_month = counted.next_month
    inner join measure
        on measure.kind <> 'return'
        and case measure.scope_kind when 'national' then 1 else 0 end = met.is_national
        and counted.months = measure.months
        and counted.places between measure.places_low and measure.places_high
    union all
    select
        met.scope, met.person_id, met.record_key, met.partner_code,
        met.period_type, met.period_start, met.period_rank, met.country_code, measure.mobility_measure
    from met
    left join several on met.person_id = several.person_id and met.scope = several.scope
    inner join measure
        on measure.kind <> 'return'
        and case measure.scope_kind when 'national' then 1 else 0 end = met.is_national
        and 1 between measure.places_low and measure.places_high
    where several.person_id is null
    union all
    select
        back.scope, back.person_id, back.record_key, back.partner_code,
        period.period_type, period.period_start, period.period_rank, back.country_code, measure.mobility_measure
    from back
    inner join (select scope, is_national from linkage_scope group by scope, is_national) as scope on back.scope = scope.scope
    inner join measure
        on measure.kind = 'return'
        and case measure.scope_kind when 'national' then 1 else 0 end = scope.is_national
        and back.months_away <= measure.months
    inner join period
        on back.month_start = period.month_start and period.period_type in ('half_year', 'year')
)
select * from mobile_persons
