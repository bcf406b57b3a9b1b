-- Coverage as an interval: a protected count ÷ high … ÷ low. Above 100 % is flagged, not capped. Denominators are public, but for the
-- low one, which also follows from published numbers of people met in several cities. Where there is no denominator the count stands alone.
-- What a framework does not apply to has no row. Where codes of a country are not sealed, whoever was met on one day only may be
-- somebody counted already: `persons_low` leaves them out, by the highest share of the half-years from a year before to the period's
-- end, and coverage begins there.
with protected as (
    select * from {{ ref('protected_indicator') }}
),
applies as (
    select * from {{ ref('dim_indicator_period') }}
),
denominator as (
    select * from {{ ref('dim_denominator') }}
),
mobility as (
    select * from {{ ref('pub_mobility') }}
),
completeness as (
    select * from {{ ref('fct_place_completeness') }}
),
declared_target as (
    select * from {{ source('network', 'target') }}
),
met_once as (
    select country_code, period_start as half_year_start, share from {{ ref('pub_quality') }}
    where measure = 'unsealed_met_once'
),
{{ denominators_without_repeats('denominator', 'mobility') }},
target as (
    -- Of several grants that which wants most; pub_targets has each of them.
    select indicator_code, country_code, period_type, period_start, max(target) as target
    from declared_target
    group by indicator_code, country_code, period_type, period_start
),
cell as (
    select protected.*, applies.framework, applies.framework_version
    from protected
    inner join applies
        on protected.indicator_code = applies.indicator_code
        and applies.country_code in ('all', protected.country_code)
        and protected.period_type = applies.period_type
        and protected.period_start = applies.period_start
),
period as (
    select distinct country_code, period_type, period_start, {{ next_period_start() }} as next_start from cell
),
unsealed as (
    select period.country_code, period.period_type, period.period_start, max(met_once.share) as share
    from period
    inner join met_once
        on period.country_code in ('all', met_once.country_code)
        and met_once.half_year_start < period.next_start
        and met_once.half_year_start >= {{ months_after('period.period_start', -12) }}
    group by period.country_code, period.period_type, period.period_start
    having max({{ months_after('met_once.half_year_start', 6) }}) > period.period_start
),
wanted as (
    select *, 'served_area' as coverage_scope from cell
    union all
    select *, 'national_share' as coverage_scope from cell
    where region_code = 'all' and period_type in ('half_year', 'year', 'fiscal_year')
),
measured as (
    select
        wanted.*,
        once.low,
        once.point,
        once.high,
        once.source,
        once.estimate_year,
        once.is_part_period,
        once.several_cities,
        unsealed.country_code is not null as is_unsealed,
        coalesce(unsealed.share, 0) as share_met_once,
        case
            when once.point is null then 'no population estimate for this place'
            when once.cities_with_estimate < once.cities then 'a city of this place has no population estimate'
        end as missing,
        {{ completeness_beside('wanted', 'completeness') }} as reporting_completeness,
        {{ completeness_beside('wanted', 'completeness', 'reporting_completeness_on_time') }} as reporting_completeness_on_time
    from wanted
    left join once
        on wanted.coverage_scope = once.coverage_scope
        and wanted.country_code = once.country_code
        and wanted.region_code = once.region_code
        and wanted.city_code = once.city_code
        and wanted.period_type = once.period_type
        and wanted.period_start = once.period_start
    left join unsealed
        on wanted.country_code = unsealed.country_code
        and wanted.period_type = unsealed.period_type
        and wanted.period_start = unsealed.period_start
    left join completeness
        on wanted.period_type = completeness.period_type
        and wanted.period_start = completeness.period_start
        and wanted.country_code = completeness.country_code
        and wanted.region_code = completeness.region_code
        and wanted.city_code = completeness.city_code
        and {{ is_completeness_of('wanted', 'completeness') }}
),
judged as (
    select
        *,
        case when status = 'shown' and missing is not null then 'no_denominator' else status end as final_status
    from measured
),
figure as (
    select
        *,
        case when status = 'shown' then persons end as shown_persons,
        case when status = 'shown' then cast(floor(persons * (1 - share_met_once)) as bigint) end as persons_low,
        -- It follows from people met in several cities: where nobody is shown, it is not said either.
        case when missing is null and status = 'shown' then low end as denominator_low,
        case when missing is null then point end as denominator_point,
        case when missing is null then high end as denominator_high
    from judged
),
coverage as (
    select
        {{ common_columns('figure') }}
        figure.indicator_code,
        figure.framework,
        figure.framework_version,
        figure.coverage_scope,
        case figure.coverage_scope
            when 'national_share' then 'share of the national estimate met by partners of this network – not national coverage'
            else 'coverage of the cities where partners of this network work'
        end as coverage_scope_label,
        figure.persons_low,
        figure.shown_persons as persons,
        figure.denominator_low,
        figure.denominator_point,
        figure.denominator_high,
        figure.source as denominator_source,
        figure.estimate_year as denominator_year,
        figure.persons_low / cast(figure.denominator_high as double) as coverage_low,
        figure.shown_persons / cast(figure.denominator_point as double) as coverage_point,
        figure.shown_persons / cast(figure.denominator_low as double) as coverage_high,
        {{ band_label('figure.denominator_low', 'figure.denominator_high') }} as band_label,
        {{ coverage_flag('figure.shown_persons', 'figure.denominator_low', 'figure.denominator_high', 'figure.estimate_year',
            'figure.period_start', 'figure.is_part_period', 'figure.is_unsealed', 'figure.several_cities') }} as coverage_flag,
        figure.reporting_completeness,
        figure.reporting_completeness_on_time,
        target.target,
        {{ target_achieved('figure.shown_persons / cast(figure.denominator_point as double)', 'target.target', 'figure.is_part_period') }}
            as target_achieved_percent,
        figure.final_status as status,
        case when figure.final_status = 'no_denominator' then 'no population estimate' else figure.status_label end as status_label,
        case when figure.final_status = 'no_denominator' then figure.missing else figure.status_label end as reason,
        figure.first_published,
        figure.restated_in
    from figure
    left join target
        on figure.indicator_code = target.indicator_code
        and figure.country_code = target.country_code
        and figure.period_type = target.period_type
        and figure.period_start = target.period_start
        and figure.region_code = 'all'
        and figure.coverage_scope = 'served_area'
)
select * from coverage
