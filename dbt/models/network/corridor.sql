select * from {{ source('network', 'corridor') }}
