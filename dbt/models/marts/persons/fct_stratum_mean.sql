-- Means of a whole country and half-year (of what was given out, by setting group too), for totals that are not counts of persons:
-- protected persons times such a mean. In tenths, half up, in integers; missing below 100 persons. A small cell's own mean beside
-- its count would give the count away. Moves have a stratum for each scope, since people move more often within a country than
-- across a border: a national scope has moves within the country, a pair scope those across its border.
with move as (
    select * from {{ ref('int_person_published_move') }}
),
period as {{ inlined() }} (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
person as (
    select * from {{ ref('int_published_person_month') }}
),
person_given as {{ inlined() }} (
    select * from {{ ref('int_person_given') }}
),
mover as (
    select
        move.to_country as country_code, period.period_start, period.period_end, move.scope, move.person_id, count(*) as total
    from move
    inner join period
        on move.month_start = period.month_start and period.period_type = 'half_year'
    group by move.to_country, period.period_start, period.period_end, move.scope, move.person_id
),
half_year_month as (
    select period_start, period_end, month_start, cast(power(2, month(month_start)) as integer) as month_bit
    from period
    where period_type = 'half_year'
),
met as (
    select
        person.country_code, half_year_month.period_start, half_year_month.period_end, person.scope, person.person_id,
        bit_count(bit_or(half_year_month.month_bit)) as total
    from person
    inner join half_year_month on person.month_start = half_year_month.month_start
    group by
        person.country_code, half_year_month.period_start, half_year_month.period_end, person.scope, person.person_id
),
given as (
    select
        given.country_code, period.period_start, period.period_end, given.commodity, given.setting_group, given.scope,
        given.person_id, sum(given.amount) as total
    from person_given as given
    inner join period
        on given.month_start = period.month_start and period.period_type = 'half_year'
    group by
        given.country_code, period.period_start, period.period_end, given.commodity, given.setting_group, given.scope,
        given.person_id
),
given_once as (
    select
        given.country_code, period.period_start, period.period_end, given.commodity, given.scope, given.person_id,
        sum(given.amount) as total
    from person_given as given
    inner join period
        on given.month_start = period.month_start and period.period_type = 'half_year'
    where given.is_first_setting_group = 1
    group by given.country_code, period.period_start, period.period_end, given.commodity, given.scope, given.person_id
),
counted as (
    select 'moves_per_person' as mean_measure, scope as stratum_scope, * from mover
    union all
    select 'months_per_person' as mean_measure, 'all' as stratum_scope, * from met
    union all
    select
        commodity || '_per_person_' || setting_group as mean_measure, 'all' as stratum_scope, country_code, period_start, period_end,
        scope, person_id, total
    from given
    union all
    select
        commodity || '_per_person_all' as mean_measure, 'all' as stratum_scope, country_code, period_start, period_end,
        scope, person_id, total
    from given_once
),
stratum as (
    select
        mean_measure, stratum_scope as scope, country_code, period_start, period_end,
        count(*) as persons, cast(sum(total) as bigint) as total
    from counted
    group by mean_measure, stratum_scope, country_code, period_start, period_end
),
stratum_means as (
    select
        *,
        case
            when persons >= 100 then cast(floor((20 * total + persons) / cast(2 * persons as double)) as bigint)
        end as mean_tenths
    from stratum
)
select * from stratum_means
