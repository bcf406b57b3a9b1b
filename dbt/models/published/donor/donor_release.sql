{{ config(alias='pub_release') }}
select * from {{ ref('pub_release') }}
