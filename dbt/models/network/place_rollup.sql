select * from {{ source('network', 'place_rollup') }}
