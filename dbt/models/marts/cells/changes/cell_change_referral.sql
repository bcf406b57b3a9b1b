-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_referrals', ref('fct_person_referral'), ref('previous_person_referral')) }}
