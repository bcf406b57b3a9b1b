-- An estimate from the network's own overlap is chosen by nobody, and stands for nothing smaller than a region.
select estimate.area_code, estimate.method
from {{ ref('pub_population_estimates') }} as estimate
left join {{ source('network', 'place') }} as place on estimate.area_code = place.place_code
where estimate.lists <> ''
    and (estimate.chosen or estimate.period_type = 'month' or place.level is null or place.level = 'city')
