-- Closed cells that a yearly restatement changed: what they said, and what they say since. Those of this release, and those of
-- earlier restatements from the ledger. Of cells that a table shows alone: means, overlaps and the cells that a change of the
-- indoor share is taken apart from are printed nowhere, nor is every period of two other tables.
{%- set columns = ['table_name', 'period_type', 'period_start', 'countries', 'cell', 'restated_in', 'status_before',
    'persons_before', 'status', 'persons'] %}
{%- set protected = {
    'commodity': ref('protected_commodity'), 'corridor': ref('protected_corridor'), 'event': ref('protected_event'),
    'flow': ref('protected_flow'), 'flow_end': ref('protected_flow_end'), 'flow_gap': ref('protected_flow_gap'),
    'indicator': ref('protected_indicator'), 'injecting': ref('protected_injecting'), 'mobility': ref('protected_mobility'),
    'move': ref('protected_move'), 'move_reason': ref('protected_move_reason'), 'origin': ref('protected_origin'),
    'quality': ref('protected_quality'), 'reach': ref('protected_reach'), 'referral': ref('protected_referral'),
    'said_flow': ref('protected_said_flow'), 'service': ref('protected_service'), 'share': ref('protected_share'),
    'transition': ref('protected_transition'), 'violation': ref('protected_violation')
} %}
with {% for name, cells in protected.items() -%}
{{ name }} as (
    select * from {{ cells }} where status_before is not null
),
{% endfor -%}
revisions as (
    select * from {{ source('raw', 'revision') }}
),
indicator_periods as (
    select * from {{ ref('dim_indicator_period') }}
),
now as (
    {% for name in protected -%}
    select {{ columns | join(', ') }} from {{ name }}
    {{ "union all" if not loop.last }}
    {% endfor %}
),
earlier as (
    select {{ columns | join(', ') }}
    from revisions
    where table_name not in ('stratum_mean', 'pub_population_estimates', 'pub_setting_decomposition')
),
revision as (
    select * from now
    union all
    select * from earlier
),
-- What stands in a row of a table. A cell's name is its pattern, period and dimensions in their order.
printed as (
    select revision.*
    from revision
    left join indicator_periods as applies
        on split_part(revision.cell, '|', 7) = applies.indicator_code
        and applies.country_code in ('all', revision.countries)
        and revision.period_type = applies.period_type
        and revision.period_start = applies.period_start
    where revision.table_name not in ('pub_coverage', 'pub_setting_transitions', 'pub_quality', 'pub_said_flows')
        or (revision.table_name = 'pub_coverage' and applies.indicator_code is not null)
        or (revision.table_name = 'pub_setting_transitions' and revision.period_type <> 'half_year')
        or (revision.table_name = 'pub_quality' and revision.period_type = 'half_year')
        or (revision.table_name = 'pub_said_flows' and split_part(revision.cell, '|', 5) <> 'not_recorded'
            and (revision.period_type = 'year'
                or not {{ are_at_war('revision.countries', "split_part(revision.cell, '|', 5)") }}))
)
select * from printed
