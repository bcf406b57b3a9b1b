select * from {{ source('network', 'target') }}
