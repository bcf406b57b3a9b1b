{{ config(alias='pub_population_estimates') }}
select * from {{ ref('pub_population_estimates') }}
-- Estimates from the network's own overlap are for the regional audience alone.
where lists = '' and area_code in (select place_code from {{ ref('place') }} where level = 'country')
