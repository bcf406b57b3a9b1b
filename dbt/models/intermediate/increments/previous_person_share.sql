-- Made of _increments.yml: `make docs`.
{{ config(materialized='view') }}
{{ person_shares(ref('previous_person_period'), ref('int_combination_set_summary')) }}
