select * from {{ ref('stg_mapping_return') }}
