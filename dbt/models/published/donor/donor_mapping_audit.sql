{{ config(alias='pub_mapping_audit') }}
select * from {{ ref('pub_mapping_audit') }}
