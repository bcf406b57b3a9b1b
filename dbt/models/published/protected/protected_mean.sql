{%- set dimensions = ['scope', 'country_code', 'mean_measure'] %}
with stratum_mean as {{ inlined() }} (
    select * from {{ ref('fct_stratum_mean') }}
),
{{ closed_cells('stratum_mean', dimensions) }},
computed as (
    select
        'stratum_mean_01' as pattern_id,
        'half_year' as period_type,
        period_start,
        'all' as scope,
        country_code,
        mean_measure,
        'stratum_mean_01|half_year|' || cast(period_start as varchar) || '|all|' || country_code || '|' || mean_measure as cell,
        {{ days_after('period_end', 45) }} as closes_on,
        case
            when {{ days_after('period_end', 45) }} > {{ as_of() }} then 'open'
            when mean_tenths is null then 'few'
            else 'shown'
        end as status,
        mean_tenths as perturbed_count,
        -- A mean is of a whole country: who fed it is not told apart.
        cast(null as varchar) as fed_by
    from stratum_mean
    union all
    -- Rows end, and what they said of amounts ends before they do: a mean that was published stays, and is asked for from here.
    select
        'stratum_mean_01' as pattern_id,
        closed.period_type,
        closed.period_start,
        'all' as scope,
        closed.country_code,
        closed.mean_measure,
        closed.cell,
        closed.first_published as closes_on,
        'few' as status,
        cast(null as bigint) as perturbed_count,
        cast(null as varchar) as fed_by
    from closed
    left join stratum_mean
        on closed.country_code = stratum_mean.country_code
        and closed.mean_measure = stratum_mean.mean_measure
        and closed.period_start = stratum_mean.period_start
    where stratum_mean.country_code is null
),
{{ kept_cells('stratum_mean', dimensions) }},
means as (
    select
        'stratum_mean' as table_name,
        cell,
        -- Moves of scopes that join countries are in each country's mean.
        case when mean_measure = 'moves_per_person' then countries else country_code end as countries,
        period_type,
        period_start,
        country_code,
        mean_measure,
        cast(case when status = 'shown' then persons end as bigint) as persons,
        status,
        first_published,
        restated_in,
        counted_on,
        fed_by,
        status_before,
        persons_before
    from protected
)
select * from means
