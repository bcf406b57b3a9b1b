with mapping_returns as {{ inlined() }} (
    select * from {{ source('raw', 'mapping_return') }} where return_id = 'mapping_2012'
),
stated_shares as (
    select * from {{ source('raw', 'mapping_share') }}
),
organisations as (
    select * from {{ ref('int_mapping_organisation') }}
),
printed as (
    {% for measure in ['indoor', 'outdoor', 'migrant', 'injects'] -%}
    select
        return_id,
        org_code,
        '{{ measure }}' as measure,
        {{ measure }}_low as share_low,
        {{ measure }}_high as share_high,
        {{ "coalesce(injects_scope, 'not stated')" if measure == 'injects' else "'not stated'" }} as scope
    from mapping_returns
    {{ "union all" if not loop.last }}
    {% endfor %}
),
shares as (
    select return_id, org_code, measure, coalesce(share_low, 0) as share_low, coalesce(share_high, 100) as share_high, scope
    from printed
    where share_low is not null or share_high is not null
    union all
    select return_id, org_code, measure, share_low, share_high, scope
    from stated_shares
),
shares_of_areas as (
    select
        organisations.return_id,
        organisations.return_year,
        organisations.country_code,
        organisations.is_invented,
        organisations.area_level,
        organisations.area_code,
        organisations.org_code,
        shares.measure,
        shares.scope,
        shares.share_low,
        shares.share_high
    from organisations
    inner join shares on organisations.return_id = shares.return_id and organisations.org_code = shares.org_code
)
select * from shares_of_areas
