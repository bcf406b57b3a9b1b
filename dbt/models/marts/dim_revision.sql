select * from {{ ref('stg_revision') }}
