select * from {{ source('raw', 'mapping_statement') }}
