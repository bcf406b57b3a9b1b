-- Made of _staging.yml: `make docs`.
select * from {{ source('raw', 'suppressed_cell') }}
