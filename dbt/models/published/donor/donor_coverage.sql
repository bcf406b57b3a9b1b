{{ config(alias='pub_coverage') }}
with published_coverage as (
    select * from {{ ref('pub_coverage') }}
),
{{ denominators_without_repeats(rounded=true) }},
cell as (
    select
        published_coverage.* replace (
            case when published_coverage.denominator_point is not null then once.low end as denominator_low
        ),
        once.several_cities,
        {{ rounded('published_coverage.persons') }} as rounded_persons,
        {{ is_part_period('published_coverage.coverage_flag') }} as is_part_period
    from published_coverage
    left join once
        on published_coverage.coverage_scope = once.coverage_scope
        and published_coverage.country_code = once.country_code
        and published_coverage.region_code = once.region_code
        and published_coverage.city_code = once.city_code
        and published_coverage.period_type = once.period_type
        and published_coverage.period_start = once.period_start
    where published_coverage.region_code = 'all' and published_coverage.period_type <> 'month'
),
rounded_coverage as (
    select
        period_type, period_start, country_code, region_code, city_code, indicator_code, framework, framework_version,
        coverage_scope, coverage_scope_label,
        rounded_persons as persons,
        denominator_low, denominator_point, denominator_high, denominator_source, denominator_year,
        rounded_persons / cast(denominator_high as double) as coverage_low,
        rounded_persons / cast(denominator_point as double) as coverage_point,
        rounded_persons / cast(denominator_low as double) as coverage_high,
        {{ band_label('denominator_low', 'denominator_high') }} as band_label,
        {{ coverage_flag('rounded_persons', 'denominator_low', 'denominator_high', 'denominator_year', 'period_start', 'is_part_period',
            'several_cities') }} as coverage_flag,
        reporting_completeness, reporting_completeness_on_time, target,
        {{ target_achieved('rounded_persons / cast(denominator_point as double)', 'target', 'is_part_period') }} as target_achieved_percent,
        status, status_label, reason, first_published, restated_in
    from cell
)
select * from rounded_coverage
