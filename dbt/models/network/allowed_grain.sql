-- The grains that may be published (seed disclosure_pattern). A network with stricter protection has a higher threshold for all.
with pattern as (
    select * from {{ ref('disclosure_pattern') }}
),
network as (
    select * from {{ source('network', 'itself') }}
),
allowed_grains as (
    select
        pattern.pattern_id,
        pattern.table_name,
        pattern.country_code,
        pattern.dimensions,
        pattern.finest_period,
        pattern.with_fiscal_year,
        pattern.periods_ahead,
        pattern.delay_days,
        greatest(pattern.threshold, network.smallest_shown) as threshold
    from pattern
    cross join network
)
select * from allowed_grains
