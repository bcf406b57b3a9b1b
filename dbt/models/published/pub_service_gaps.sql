-- Which services there are in a region, for whom, where and in which language, by the yearly mapping returns; and what nobody
-- offers. `all` means any: some gender, some place, some language. Not about persons. A region from which no organisation
-- answered is not observable: that is not a gap. A service that the form of that year did not ask for has no row.
with mapping_value as {{ inlined() }} (
    select * from {{ ref('mapping_value') }}
),
offer as {{ inlined() }} (
    select * from {{ ref('fct_mapping_service') }}
),
area as {{ inlined() }} (
    select * from {{ ref('dim_mapping_area') }}
),
places as (
    select * from {{ source('network', 'place') }}
),
service as (
    select * from {{ ref('service') }}
),
declared as (
    select field, value from mapping_value
    where field in ('offer_gender', 'offer_place', 'offer_language')
    union all
    select field, 'all' as value from mapping_value
    where field in ('offer_gender', 'offer_place', 'offer_language')
    group by field
),
offered as (
    select
        offer.return_id, offer.area_code, offer.service_code,
        gender.value as offer_gender, place.value as offer_place, language.value as offer_language,
        count(distinct offer.org_code) as organisations
    from offer
    inner join declared as gender on gender.field = 'offer_gender' and gender.value in ('all', offer.offer_gender)
    inner join declared as place on place.field = 'offer_place' and place.value in ('all', offer.offer_place)
    inner join declared as language on language.field = 'offer_language' and language.value in ('all', offer.offer_language)
    where offer.area_level = 'region'
    group by offer.return_id, offer.area_code, offer.service_code, gender.value, place.value, language.value
),
mapping as (
    select return_id, min(return_year) as return_year, max(is_invented) as is_invented
    from area
    where return_id in (select return_id from offer)
    group by return_id
),
region as (
    select place.country_code, place.region_code
    from places as place
    where place.level = 'region'
),
service_gaps as (
    select
        mapping.return_id,
        mapping.return_year,
        region.country_code,
        region.region_code,
        service.service as service_code,
        gender.value as offer_gender,
        place.value as offer_place,
        language.value as offer_language,
        case when area.organisations is not null then cast(coalesce(offered.organisations, 0) as integer) end as organisations,
        cast(coalesce(area.organisations, 0) as integer) as organisations_asked,
        case
            when area.organisations is null then 'not_observable'
            when offered.organisations is null then 'nobody_offers'
            else 'offered'
        end as status,
        case when area.organisations is null then 'no organisation of the region answered' else '' end as reason,
        mapping.is_invented = 1 as invented
    from mapping
    cross join region
    inner join service on mapping.return_year >= coalesce(service.first_return_year, 0)
    inner join declared as gender on gender.field = 'offer_gender'
    inner join declared as place on place.field = 'offer_place'
    inner join declared as language on language.field = 'offer_language'
    left join area
        on mapping.return_id = area.return_id and area.area_level = 'region' and region.region_code = area.area_code
    left join offered
        on mapping.return_id = offered.return_id
        and region.region_code = offered.area_code
        and service.service = offered.service_code
        and gender.value = offered.offer_gender
        and place.value = offered.offer_place
        and language.value = offered.offer_language
)
select * from service_gaps
