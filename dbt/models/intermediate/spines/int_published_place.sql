{{ config(materialized='view') }}
select scope.scope, place.*
from {{ ref('int_place_combination') }} as place
inner join {{ ref('linkage_scope') }} as scope on place.country_code = scope.country_code
where place.safe_to_show and scope.is_national = 1
