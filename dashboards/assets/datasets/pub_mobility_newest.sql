-- How mobile people are in the newest year of which a number is shown, by the measures that a reader compares.
with pub_mobility as (
    select * from published.pub_mobility
),
newest as (
    select
        period_type, period_start, country_code, scope, measure as mobility_measure, persons, base_persons, share, reference_share,
        status_label
    from pub_mobility
    where period_type = 'year'
        and measure not in (
            'places_1', 'returned_within_3m', 'returned_within_6m', 'crossed_back_within_3m', 'crossed_back_within_6m'
        )
    qualify period_start = max(period_start) filter (where status = 'shown') over ()
)
select * from newest
