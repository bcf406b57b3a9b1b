select * from {{ source('network', 'calendar_month') }}
