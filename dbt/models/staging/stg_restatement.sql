-- Made of _staging.yml: `make docs`.
select * from {{ source('raw', 'restatement') }}
