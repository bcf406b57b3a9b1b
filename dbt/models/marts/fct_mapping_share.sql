-- Shares stated in mapping returns, once for every area of the organisation. Not about persons in the warehouse.
select
    organisation.return_id,
    organisation.return_year,
    organisation.country_code,
    organisation.is_invented,
    organisation.area_level,
    organisation.area_code,
    organisation.org_code,
    share.measure,
    share.scope,
    share.share_low,
    share.share_high
from {{ ref('int_mapping_organisation') }} as organisation
inner join {{ ref('int_mapping_share') }} as share
    on organisation.return_id = share.return_id and organisation.org_code = share.org_code
