select * from {{ source('raw', 'mapping_return') }}
