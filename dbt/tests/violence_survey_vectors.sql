-- The violence survey to the printed digit, and nothing else. Where a network names the mapping that it was printed with.
with expected as (
    select 'physical_violence' as act_code, 82 as share, null as mean, null as low, null as high
    union all
    select 'beaten', 80, 2.8, 1, 15
    union all
    select 'coerced_sex', 43, 1.4, 1, 5
    union all
    select 'threatened_with_weapon', 15, null, null, null
    union all
    select 'theft', 56, 1.3, 1, 8
    union all
    select 'coerced_unpaid_work', 43, 3.2, 1, 18
    union all
    select 'unpaid_or_underpaid', 100, 8.3, 1, 30
    union all
    select 'documents_taken', 35, null, null, null
)
select coalesce(expected.act_code, survey.act_code) as act_code
from expected
full join {{ ref('pub_violence_survey') }} as survey on expected.act_code = survey.act_code
where exists (select 1 from {{ source('raw', 'mapping_return') }} where return_id = 'mapping_2012')
    and (
        survey.act_code is distinct from expected.act_code
        or survey.share_percent <> expected.share
        or survey.times_mean is distinct from expected.mean
        or survey.times_low is distinct from expected.low
        or survey.times_high is distinct from expected.high
        or survey.respondents <> 102
        or survey.months <> 12
        or survey.city <> 'Saint Petersburg'
        or survey.setting_group <> 'outdoor'
        or survey.note <> 'one city, n = 102, not representative'
    )
