select * from {{ source('network', 'place') }}
