select distinct cell from {{ source('raw', 'suppressed_cell') }}
