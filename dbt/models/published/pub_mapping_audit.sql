-- What the 2012 national mapping states, what can be rebuilt from its printed table, and why they differ.
with mapping_return as {{ inlined() }} (
    select * from {{ source('raw', 'mapping_return') }}
),
mapping_stated as (
    select * from {{ ref('mapping_stated') }}
),
printed as (
    select
        count(*) as organisations,
        count(covered_low) as with_count,
        sum(covered_low) as as_printed,
        sum(case when count_unit = 'contacts' then 0 else covered_low end) as persons_only,
        sum(case when covered_alt_unit_text like '%cumulative%' then covered_alt_value else covered_low end) as with_cumulative,
        sum(case when period_kind = 'annual' then covered_low end) as annual,
        count(case when period_kind = 'annual' then covered_low end) as annual_organisations
    from mapping_return
    where return_id = 'mapping_2012'
),
stated as (
    select *
    from mapping_stated
    -- A network that does not name the mapping has no row of it.
    where return_id in (select return_id from mapping_return) and return_id = 'mapping_2012'
),
step as (
    select
        1 as step_no, 'stated' as step_code, 'Stated by the meeting' as label, stated.covered as reproduced,
        'The report states ' || stated.covered || ' people covered by ' || stated.organisations
        || ' organisations, of about ' || stated.population || '.' as why
    from stated
    union all
    select
        2, 'as_printed', 'Sum of the printed table', cast(printed.as_printed as bigint),
        'The printed table has ' || printed.organisations || ' of the ' || stated.organisations || ' organisations, '
        || printed.with_count || ' of them with a count. The rest of the stated total cannot be rebuilt from print.'
    from printed cross join stated
    union all
    select
        3, 'with_cumulative', 'The same, with the cumulative figure of no. 5', cast(printed.with_cumulative as bigint),
        'Organisation no. 5 prints two counts: 2500 in a year and 7350 since 2001. The second counts people again who came back.'
    from printed
    union all
    select
        4, 'persons_only', 'Without contacts', cast(printed.persons_only as bigint),
        'Organisation no. 19 counts contacts, not persons, and no. 23 counts another group: neither enters a number of persons. '
        || 'With the cumulative figure of no. 5 it is ' || (printed.with_cumulative - printed.as_printed + printed.persons_only) || '.'
    from printed
    union all
    select
        5, 'annual', 'Annual counts alone', cast(printed.annual as bigint),
        'Only ' || printed.annual_organisations || ' counts are for one year; the others are cumulative or do not say.'
    from printed
),
audit as (
    select
        step.step_no,
        step.step_code,
        step.label,
        cast(stated.covered as bigint) as stated,
        cast(step.reproduced as bigint) as reproduced,
        cast(stated.covered - step.reproduced as bigint) as difference,
        100.0 * step.reproduced / cast(stated.population as double) as share_percent,
        100.0 * step.reproduced / cast(stated.population_second as double) as share_percent_second,
        step.why
    from step
    cross join stated
)
select * from audit
