-- A number for each partner, in the order of their codes, and a bit among those of its country, so that one number says which
-- of them met somebody. 62 partners a country fit. Where the partners are not those of the last build, the build is whole.
select
    partner_code,
    country_code,
    safe_to_show,
    cast(dense_rank() over (order by partner_code) as integer) as partner_no,
    {{ partner_bit('country_code') }} as partner_bit
from {{ ref('stg_partner') }}
