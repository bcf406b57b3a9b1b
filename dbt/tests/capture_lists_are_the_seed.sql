-- The macro capture_lists, which models are written over, names the lists of the seed capture_list.
with listed as (
    {% for list in capture_lists() -%}
    select '{{ list }}' as list_code{{ " union all" if not loop.last }}
    {% endfor %}
),
seed as (
    select list_code from {{ ref('capture_list') }} group by list_code
)
select coalesce(listed.list_code, seed.list_code) as wrong
from listed
full outer join seed on listed.list_code = seed.list_code
where listed.list_code is null or seed.list_code is null
