-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ set_changes(ref('int_person_event'), ref('previous_person_event')) }}
