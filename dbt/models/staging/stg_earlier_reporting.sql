-- Made of _staging.yml: `make docs`.
select * from {{ source('raw', 'earlier_reporting') }}
