{{ config(alias='pub_events') }}
select * from {{ ref('pub_events') }}
