with organisation as (
    select * from {{ ref('int_mapping_organisation') }}
),
offer as (
    select * from {{ source('raw', 'mapping_service') }}
),
offers as (
    select
        organisation.return_id,
        organisation.org_code,
        organisation.area_level,
        organisation.area_code,
        offer.service_code,
        offer.offer_gender,
        offer.offer_place,
        offer.offer_language
    from organisation
    inner join offer
        on organisation.return_id = offer.return_id and organisation.org_code = offer.org_code
)
select * from offers
