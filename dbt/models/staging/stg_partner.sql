select * from {{ source('raw', 'partner') }}
