-- Moves of the newest closed year, under each of the two countries. What cannot be observed is a place without width: there is no
-- number. Between countries that nobody is linked between, it is the country.
with pub_flow_matrix as (
    select * from published.pub_flow_matrix
),
pub_reach as (
    select * from published.pub_reach
),
region as (
    select distinct region_code, country_code from pub_reach where region_code <> 'all'
),
newest as (
    select flow.*, origin.country_code as origin_country, destination.country_code as destination_country
    from pub_flow_matrix as flow
    inner join region as origin on flow.origin_place = origin.region_code
    inner join region as destination on flow.destination_place = destination.region_code
    where flow.period_type = 'year'
    qualify flow.period_start = max(flow.period_start) filter (where flow.status = 'shown') over ()
),
flow as (
    select origin_place, destination_place as area_code, persons, status, origin_country, destination_country
    from newest
    where status = 'shown'
    union all
    select distinct
        origin_place, case scope when 'none' then destination_country else destination_place end, 0, status, origin_country,
        destination_country
    from newest
    where status = 'not_observable'
),
of_country as (
    select origin_country as country_code, origin_place, area_code, persons, status from flow
    union distinct
    select destination_country, origin_place, area_code, persons, status from flow
)
select * from of_country
