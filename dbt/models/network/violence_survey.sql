-- Made of _network.yml: `make docs`.
select * from {{ source('network', 'violence_survey') }}
