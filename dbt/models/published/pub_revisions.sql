-- Closed cells that a yearly restatement changed: what they said, and what they say since. Those of this release, and those of
-- earlier restatements from the ledger. Means and overlaps are published in no table of their own and are not listed.
{%- set columns = ['table_name', 'period_type', 'period_start', 'countries', 'cell', 'restated_in', 'status_before',
    'persons_before', 'status', 'persons'] %}
with now as (
    {% for cells in [
        ref('disclosed_commodity'), ref('disclosed_corridor'), ref('disclosed_event'), ref('disclosed_flow'), ref('disclosed_flow_end'),
        ref('disclosed_flow_gap'), ref('disclosed_indicator'), ref('disclosed_injecting'), ref('disclosed_mobility'),
        ref('disclosed_move'), ref('disclosed_move_reason'), ref('disclosed_origin'), ref('disclosed_quality'), ref('disclosed_reach'), ref('disclosed_referral'),
        ref('disclosed_said_flow'), ref('disclosed_service'), ref('disclosed_setting_cell'), ref('disclosed_share'),
        ref('disclosed_transition'), ref('disclosed_violation')
    ] -%}
    select {{ columns | join(', ') }}
    from {{ cells }}
    where status_before is not null
    {{ "union all" if not loop.last }}
    {% endfor %}
),
earlier as (
    select {{ columns | join(', ') }}
    from {{ ref('dim_revision') }}
    where table_name not in ('stratum_mean', 'pub_population_estimates')
)
select * from now
union all
select * from earlier
