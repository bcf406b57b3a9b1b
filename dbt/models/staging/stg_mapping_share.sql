select * from {{ source('raw', 'mapping_share') }}
