select * from {{ source('network', 'population_estimate') }}
