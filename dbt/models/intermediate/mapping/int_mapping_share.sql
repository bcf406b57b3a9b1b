with printed as (
    {% for measure in ['indoor', 'outdoor', 'migrant', 'injects'] -%}
    select
        return_id,
        org_code,
        '{{ measure }}' as measure,
        {{ measure }}_low as share_low,
        {{ measure }}_high as share_high,
        {{ "coalesce(injects_scope, 'not stated')" if measure == 'injects' else "'not stated'" }} as scope
    from {{ ref('stg_mapping_return') }}
    where return_id = 'mapping_2012'
    {{ "union all" if not loop.last }}
    {% endfor %}
)
select return_id, org_code, measure, coalesce(share_low, 0) as share_low, coalesce(share_high, 100) as share_high, scope
from printed
where share_low is not null or share_high is not null
union all
select return_id, org_code, measure, share_low, share_high, scope
from {{ ref('stg_mapping_share') }}
