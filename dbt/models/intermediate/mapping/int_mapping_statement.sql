select
    organisation.return_id,
    organisation.org_code,
    organisation.area_level,
    organisation.area_code,
    statement.kind,
    statement.code,
    statement.rank
from {{ ref('int_mapping_organisation') }} as organisation
inner join {{ ref('stg_mapping_statement') }} as statement
    on organisation.return_id = statement.return_id and organisation.org_code = statement.org_code
