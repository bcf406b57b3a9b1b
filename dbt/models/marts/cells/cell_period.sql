-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='view') }}
-- Of every published table of persons. Nothing is stored: the ledger of closed cells asks for the cells that
-- close, and once a year for all that may be restated.
{{ cell_periods([ref('int_period_month'), ref('int_event_month')]) }}
