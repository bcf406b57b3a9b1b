-- Organisations that print where people work, beside the others of their city: two that name different shares cannot both be right
-- about one city.
with pub_mapping_returns as (
    select * from published.pub_mapping_returns
),
pub_mapping_shares as (
    select * from published.pub_mapping_shares
),
printed as (
    select *, count(*) over (partition by city) = 1 as is_alone
    from pub_mapping_returns
    where return_id = 'mapping_2012' and (indoor_low is not null or outdoor_low is not null)
),
contradicted as (
    select distinct area_code as city
    from pub_mapping_shares
    where return_id = 'mapping_2012' and area_level = 'city' and measure in ('indoor', 'outdoor') and agreement = 'contradiction'
),
compared as (
    select
        printed.*,
        case when printed.is_alone then 'alone' when contradicted.city is not null then 'contradiction' else 'meet' end
            as city_agreement,
        row_number() over (order by printed.is_alone, printed.city, printed.org_code) as place_in_table
    from printed
    left join contradicted on printed.city = contradicted.city
)
select * from compared
