{{ config(materialized='view') }}
with place as (
    select * from {{ ref('int_place_combination') }}
),
partner as (
    select * from {{ ref('int_partner_number') }}
),
scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
published_places as (
    select scope.scope, place.*
    from place
    inner join partner on place.partner_code = partner.partner_code
    inner join scope on place.country_code = scope.country_code
    where partner.safe_to_show and scope.is_national = 1
)
select * from published_places
