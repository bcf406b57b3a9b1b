{{ config(alias='pub_population_estimates') }}
select * from {{ ref('pub_population_estimates') }}
where area_code in (select place_code from {{ ref('place') }} where level = 'country')
