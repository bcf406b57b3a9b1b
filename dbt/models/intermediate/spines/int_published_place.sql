{{ config(materialized='view') }}
with place as (
    select * from {{ ref('int_place_combination') }}
),
scope as (
    select * from {{ ref('linkage_scope') }}
),
published_places as (
    select scope.scope, place.*
    from place
    inner join scope on place.country_code = scope.country_code
    where place.safe_to_show and scope.is_national = 1
)
select * from published_places
