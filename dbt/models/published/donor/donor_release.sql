-- Made of _donor.yml: `make docs`.
select
    as_of,
    invented,
    notice,
    protection_note
from {{ ref('pub_release') }}
