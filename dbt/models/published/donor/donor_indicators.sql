{{ config(alias='pub_indicators') }}
select * from {{ ref('pub_indicators') }}
