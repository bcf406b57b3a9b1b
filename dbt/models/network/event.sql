select * from {{ source('network', 'event') }}
