-- Of each area and year exactly one estimate is the denominator. Every row says who is meant, who is in it, and how it is known.
select area_code, year
from {{ source('network', 'population_estimate') }}
group by area_code, year
having sum(is_chosen) <> 1
    or max(case when low > point or point > high then 1 else 0 end) = 1
    or min(least(length(method), length(definition), length(inclusion_criteria), length(source), length(quality))) < 4
