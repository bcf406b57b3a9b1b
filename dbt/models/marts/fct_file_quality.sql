-- Files by country and half-year: how many came, what became of them, which rules refused something. Not about persons.
with file_measure as (
    select * from {{ ref('int_file_measure') }}
),
files as (
    select
        period_type,
        period_start,
        country_code,
        quality_kind,
        measure,
        cast(count(*) as integer) as files
    from file_measure
    group by period_type, period_start, country_code, quality_kind, measure
)
select * from files
