select * from {{ source('network', 'linkage_scope') }}
