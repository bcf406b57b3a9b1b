-- Made of _person_sets.yml: `make docs`.
{{ config(materialized='view') }}
{{ person_shares(ref('int_person_period'), ref('int_combination_set_summary')) }}
