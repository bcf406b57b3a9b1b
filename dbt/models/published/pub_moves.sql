-- People who moved, by where they arrived. National scopes: moves within the country. Pair scopes: across that border.
with cell as (
    {{ disclosed_counts(ref('fct_person_move'), 'pub_moves', ['scope', 'country_code', 'move_kind', 'gap_tier']) }}
)
select
    cell.scope,
    cell.period_type,
    cell.period_start,
    cell.country_code,
    cell.move_kind,
    cell.gap_tier,
    cell.persons,
    {{ status_columns('cell') }}
from cell
inner join (select distinct scope, is_national from {{ ref('linkage_scope') }}) as scope on cell.scope = scope.scope
where case when cell.move_kind = 'within_country' then 1 else 0 end = scope.is_national
