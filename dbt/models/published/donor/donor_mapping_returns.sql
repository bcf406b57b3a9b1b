{{ config(alias='pub_mapping_returns') }}
select * from {{ ref('pub_mapping_returns') }}
