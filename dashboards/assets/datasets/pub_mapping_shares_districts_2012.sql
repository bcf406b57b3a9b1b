-- The printed table of 2012 by federal district. Shares of different groups of people are never put into one range: each is a line
-- of its own, and a scope stands as a code in braces.
with pub_mapping_shares as (
    select * from published.pub_mapping_shares
),
pub_mapping_returns as (
    select * from published.pub_mapping_returns
),
printed as (
    select
        area_code as federal_district,
        measure,
        percent_low,
        concat(
            case
                when percent_low is null then '{not_printed}'
                when percent_low = percent_high then concat(cast(round(percent_low) as integer), chr(160), '%')
                else concat(cast(round(percent_low) as integer), '–', cast(round(percent_high) as integer), chr(160), '%')
            end,
            case when organisations > 0 then concat(' (', organisations, ')') else '' end,
            case scope
                when 'service users' then ' {service_users}'
                when 'sex workers who work outdoors only' then ' {outdoors_only}'
                when 'the sex workers they contact' then ' {contacted}'
                else ''
            end
        ) as line
    from pub_mapping_shares
    where return_id = 'mapping_2012' and area_level = 'federal_district'
),
share as (
    select
        federal_district,
        string_agg(case when measure = 'indoor' then line end, chr(10) order by percent_low) as indoor_codes,
        string_agg(case when measure = 'outdoor' then line end, chr(10) order by percent_low) as outdoor_codes,
        string_agg(case when measure = 'migrant' then line end, chr(10) order by percent_low) as migrant_codes,
        string_agg(case when measure = 'injects' then line end, chr(10) order by percent_low) as injects_codes
    from printed
    group by federal_district
),
district as (
    select
        federal_district,
        count(*) as organisations,
        count(covered_low) as organisations_with_count,
        cast(sum(case when count_unit = 'persons' and period_kind = 'annual' then covered_low end) as bigint) as covered_in_one_year
    from pub_mapping_returns
    where return_id = 'mapping_2012'
    group by federal_district
),
said as (
    select district.*, share.indoor_codes, share.outdoor_codes, share.migrant_codes, share.injects_codes
    from district
    left join share on district.federal_district = share.federal_district
)
select * from said
