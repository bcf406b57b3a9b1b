-- PEPFAR KP_PREV (MER 2.6.1): HTS offered, referred or done, and at least one other listed intervention, in the reporting
-- half of the US fiscal year. Reported in Q2 (October to March) and Q4 (April to September); who counted in Q2 does not
-- count again in Q4, so the year is the sum.
with half as (
    select
        scope,
        person_id,
        cast({{ period_start('fiscal_year', 'month_start') }} as date) as fiscal_year_start,
        case when month(month_start) between 4 and 9 then 'Q4' else 'Q2' end as report,
        max(greatest(hts_component_met, svc_hiv_test_offered)) as has_hts,
        max(greatest(
            {%- for service in services() if service != 'hiv_test_offered' %} svc_{{ service }}{{ "," if not loop.last }}
            {%- endfor %})) as has_other
    from {{ ref('int_published_person_month') }}
    group by
        scope, person_id, cast({{ period_start('fiscal_year', 'month_start') }} as date),
        case when month(month_start) between 4 and 9 then 'Q4' else 'Q2' end
)
select scope, person_id, fiscal_year_start, min(report) as report
from half
where has_hts = 1 and has_other = 1
group by scope, person_id, fiscal_year_start
