-- The 2012 mapping to the printed digit: what is stated, what can be rebuilt, and the difference. Where a network names it.
with expected as (
    select 'stated' as step_code, 28363 as reproduced, 0 as difference, 2.8363 as share, 0.9454 as share_second
    union all
    select 'as_printed', 15860, 12503, 1.586, 0.5287
    union all
    select 'with_cumulative', 20710, 7653, 2.071, 0.6903
    union all
    select 'persons_only', 15100, 13263, 1.51, 0.5033
    union all
    select 'annual', 5525, 22838, 0.5525, 0.1842
)
select expected.step_code, audit.reproduced
from expected
left join {{ ref('pub_mapping_audit') }} as audit on expected.step_code = audit.step_code
where (audit.reproduced is null and exists (select 1 from {{ source('raw', 'mapping_return') }} where return_id = 'mapping_2012'))
    or audit.reproduced <> expected.reproduced
    or audit.difference <> expected.difference
    or round(audit.share_percent, 4) <> expected.share
    or round(audit.share_percent_second, 4) <> expected.share_second
