-- How mobile people are in the newest year of which a number is shown, by the measures that a reader compares.
with pub_mobility as (
    select * from published.pub_mobility
),
yearly as (
    select *, max(case when status = 'shown' then period_start end) over () as newest_start
    from pub_mobility
    where period_type = 'year'
        and measure not in (
            'places_1', 'returned_within_3m', 'returned_within_6m', 'crossed_back_within_3m', 'crossed_back_within_6m'
        )
),
newest as (
    select
        period_type, period_start, country_code, scope, measure as mobility_measure, persons, base_persons, share, reference_share,
        status_label
    from yearly
    where period_start = newest_start
)
select * from newest
