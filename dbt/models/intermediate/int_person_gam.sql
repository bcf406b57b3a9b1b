-- UNAIDS GAM, programme part: at least two listed interventions in the last three months of the period.
with recent as (
    select
        person.scope,
        person.person_id,
        period.period_type,
        period.period_start,
        {% for service in services() -%}
        max(person.svc_{{ service }}) as svc_{{ service }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ ref('int_published_person_month') }} as person
    inner join {{ ref('int_period_month') }} as period
        on person.month_start = period.month_start
        and person.month_start >= {{ months_after('period.period_end', -3) }}
    where period.period_type <> 'month'
    group by person.scope, person.person_id, period.period_type, period.period_start
)
select scope, person_id, period_type, period_start
from recent
where
    {% for service in services() if service != 'hiv_test_offered' -%}
    svc_{{ service }} {{ "+" if not loop.last }}
    {% endfor -%}
    >= 2
