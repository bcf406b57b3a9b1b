-- Coverage as an interval: persons ÷ high … persons ÷ low. Above 100 % is flagged, not capped. Every value is a function of a
-- protected count and of denominators that are not about the persons reached.
with wanted as (
    select cell.*, 'served_area' as coverage_scope
    from {{ ref('disclosed_indicator') }} as cell
    where cell.indicator_code <> 'all'
    union all
    select cell.*, 'national_share' as coverage_scope
    from {{ ref('disclosed_indicator') }} as cell
    where cell.indicator_code <> 'all'
        and cell.region_code = 'all'
        and cell.period_type in ('half_year', 'year', 'fiscal_year')
),
measured as (
    select
        wanted.*,
        denominator.low,
        denominator.point,
        denominator.high,
        denominator.source,
        denominator.estimate_year,
        case
            when denominator.point is null then 'no population estimate for this place'
            when denominator.cities_with_estimate < denominator.cities then 'a city of this place has no population estimate'
        end as missing,
        completeness.reporting_completeness
    from wanted
    left join {{ ref('dim_denominator') }} as denominator
        on wanted.coverage_scope = denominator.coverage_scope
        and wanted.country_code = denominator.country_code
        and wanted.region_code = denominator.region_code
        and wanted.city_code = denominator.city_code
        and year(wanted.period_start) = denominator.period_year
    left join {{ ref('fct_place_completeness') }} as completeness
        on wanted.period_type = completeness.period_type
        and wanted.period_start = completeness.period_start
        and wanted.country_code = completeness.country_code
        and wanted.region_code = completeness.region_code
        and wanted.city_code = completeness.city_code
),
judged as (
    select
        *,
        case when status = 'shown' and missing is not null then 'no_denominator' else status end as final_status
    from measured
)
select
    {{ common_columns('judged') }}
    judged.indicator_code,
    judged.coverage_scope,
    case when judged.final_status = 'shown' then judged.persons end as persons,
    case when judged.missing is null then judged.low end as denominator_low,
    case when judged.missing is null then judged.point end as denominator_point,
    case when judged.missing is null then judged.high end as denominator_high,
    judged.source as denominator_source,
    judged.estimate_year as denominator_year,
    case when judged.final_status = 'shown' then judged.persons / cast(judged.high as double) end as coverage_low,
    case when judged.final_status = 'shown' then judged.persons / cast(judged.point as double) end as coverage_point,
    case when judged.final_status = 'shown' then judged.persons / cast(judged.low as double) end as coverage_high,
    case
        when judged.final_status = 'shown' and judged.persons > judged.low then 'above 100 % of the low estimate'
        when judged.low = judged.high then 'no range published'
        when year(judged.period_start) - judged.estimate_year > 5 then 'population estimate of ' || cast(judged.estimate_year as varchar)
        else ''
    end as coverage_flag,
    judged.reporting_completeness,
    target.target,
    judged.final_status as status,
    case when judged.final_status = 'no_denominator' then 'no population estimate' else judged.status_label end as status_label,
    case when judged.final_status = 'no_denominator' then judged.missing else judged.status_label end as reason,
    judged.first_published,
    judged.restated_in
from judged
left join {{ ref('target') }} as target
    on judged.indicator_code = target.indicator_code
    and judged.country_code = target.country_code
    and judged.period_type = target.period_type
    and judged.period_start = target.period_start
    and judged.region_code = 'all'
    and judged.coverage_scope = 'served_area'
