{{ config(alias='pub_population_estimates') }}
with published_estimates as (
    select * from {{ ref('pub_population_estimates') }}
),
place as (
    select * from {{ source('network', 'place') }}
),
national_estimates as (
    select * from published_estimates
    -- Estimates from the network's own overlap are for the regional audience alone.
    where lists = '' and area_code in (select place_code from place where level = 'country')
)
select * from national_estimates
