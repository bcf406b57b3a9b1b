select * from {{ source('raw', 'mapping_organisation') }}
