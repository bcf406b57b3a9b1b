{{ config(alias='pub_coverage') }}
with published_coverage as (
    select * from {{ ref('pub_coverage') }}
),
cell as (
    select
        *,
        {{ rounded('persons_low') }} as rounded_persons_low,
        {{ rounded('persons') }} as rounded_persons,
        {{ is_part_period('coverage_flag') }} as is_part_period,
        {{ is_unsealed('coverage_flag') }} as is_unsealed,
        {{ several_cities('coverage_flag') }} as several_cities
    from published_coverage
    where region_code = 'all' and period_type <> 'month'
),
rounded_coverage as (
    select
        period_type, period_start, country_code, region_code, city_code, indicator_code, framework, framework_version,
        coverage_scope, coverage_scope_label,
        rounded_persons_low as persons_low,
        rounded_persons as persons,
        denominator_low, denominator_point, denominator_high, denominator_source, denominator_year,
        rounded_persons_low / cast(denominator_high as double) as coverage_low,
        rounded_persons / cast(denominator_point as double) as coverage_point,
        rounded_persons / cast(denominator_low as double) as coverage_high,
        band_label,
        {{ coverage_flag('rounded_persons', 'denominator_low', 'denominator_high', 'denominator_year', 'period_start', 'is_part_period',
            'is_unsealed', 'several_cities') }} as coverage_flag,
        reporting_completeness, reporting_completeness_on_time, target,
        {{ target_achieved('rounded_persons / cast(denominator_point as double)', 'target', 'is_part_period') }} as target_achieved_percent,
        status, status_label, reason, first_published, restated_in
    from cell
)
select * from rounded_coverage
