{{ config(alias='pub_targets') }}
select * from {{ ref('pub_targets') }}
