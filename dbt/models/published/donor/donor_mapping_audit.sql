-- Made of _donor.yml: `make docs`.
select
    step_no,
    step_code,
    label,
    stated,
    reproduced,
    difference,
    share_percent,
    share_percent_second,
    why
from {{ ref('pub_mapping_audit') }}
