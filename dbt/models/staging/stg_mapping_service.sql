select * from {{ source('raw', 'mapping_service') }}
