with indicator as (
    select * from {{ ref('indicator') }}
),
indicators as (
    select
        indicator_code,
        language,
        name,
        numerator,
        denominator,
        unit,
        disaggregation,
        framework,
        framework_version,
        coalesce(published_in, '') as published_in,
        is_computed = 1 as is_computed,
        coalesce(reason, '') as reason,
        why_it_matters,
        caveats
    from indicator
)
select * from indicators
