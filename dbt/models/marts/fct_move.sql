{{ config(materialized='view') }}
-- Moves of persons, before disclosure control. Never published.
select scope, person_id, from_city, to_city, from_country, to_country, moved_on, gap_days, gap_tier, move_kind
from {{ ref('int_person_move') }}
