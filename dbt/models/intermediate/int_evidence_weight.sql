-- How likely a pair is one person that agrees by one match key only, by scope, match key and cell, in steps of five per cent.
-- The shares of slips in a row, of other names at a partner and of strangers among the pairs of a key are estimated by expectation
-- and maximisation, from a fixed start in a fixed number of rounds; what each looks like is int_evidence_reference. Every cell has
-- half a pair more than was seen, so that what never occurred is not impossible.
with recursive cell as (
    select scope, cell from {{ ref('int_evidence_reference') }}
    union
    select scope, cell from {{ ref('int_token_pair') }}
),
cells as (
    select scope, count(*) as cells from cell group by scope
),
total as (
    select scope, kind, sum(weight) as weight from {{ ref('int_evidence_reference') }} group by scope, kind
),
kind as (
    select 'row' as kind
    union all
    select 'partner' as kind
    union all
    select 'stranger' as kind
),
look as (
    select
        cell.scope,
        cell.cell,
        kind.kind,
        (coalesce(reference.weight, 0) + 0.5) / cast(coalesce(total.weight, 0) + 0.5 * cells.cells as double) as chance
    from cell
    cross join kind
    inner join cells on cell.scope = cells.scope
    left join total on cell.scope = total.scope and kind.kind = total.kind
    left join {{ ref('int_evidence_reference') }} as reference
        on cell.scope = reference.scope and cell.cell = reference.cell and kind.kind = reference.kind
),
looks as (
    select
        scope,
        cell,
        max(chance) filter (where kind = 'row') as row_chance,
        max(chance) filter (where kind = 'partner') as partner_chance,
        max(chance) filter (where kind = 'stranger') as stranger_chance
    from look
    group by scope, cell
),
seen as (
    select pair.scope, pair.key_label, pair.cell, count(*) as pairs
    from {{ ref('int_token_pair') }} as pair
    where pair.tokens = 2 and not pair.is_contradicted and pair.key_label <> 'several'
    group by pair.scope, pair.key_label, pair.cell
),
label as (
    select scope.scope, label.key_label
    from cells as scope
    cross join (values ('m1'), ('m2'), ('m3'), ('m4')) as label (key_label)
),
share (scope, key_label, round_no, row_share, partner_share, stranger_share) as (
    select label.scope, label.key_label, 0, cast(0.6 as double), cast(0.3 as double), cast(0.1 as double)
    from label
    union all
    select
        step.scope,
        step.key_label,
        step.round_no + 1,
        round((0.5 + sum(step.pairs * step.row_part / step.whole)) / (1.5 + sum(step.pairs)), 9),
        round((0.5 + sum(step.pairs * step.partner_part / step.whole)) / (1.5 + sum(step.pairs)), 9),
        round((0.5 + sum(step.pairs * step.stranger_part / step.whole)) / (1.5 + sum(step.pairs)), 9)
    from (
        select
            before.scope,
            before.key_label,
            before.round_no,
            seen.pairs,
            before.row_share * looks.row_chance as row_part,
            before.partner_share * looks.partner_chance as partner_part,
            before.stranger_share * looks.stranger_chance as stranger_part,
            row_part + partner_part + stranger_part as whole
        from share as before
        inner join seen on before.scope = seen.scope and before.key_label = seen.key_label
        inner join looks on seen.scope = looks.scope and seen.cell = looks.cell
        where before.round_no < {{ var('evidence_rounds') }}
    ) as step
    group by step.scope, step.key_label, step.round_no
),
last_share as (
    select every.*
    from share as every
    inner join (select scope, key_label, max(round_no) as round_no from share group by scope, key_label) as final
        on every.scope = final.scope and every.key_label = final.key_label and every.round_no = final.round_no
)
select
    looks.scope,
    last_share.key_label,
    looks.cell,
    1 - last_share.stranger_share * looks.stranger_chance / (
        last_share.row_share * looks.row_chance
        + last_share.partner_share * looks.partner_chance
        + last_share.stranger_share * looks.stranger_chance
    ) as exact,
    cast(round(20 * exact) * 5 as integer) as percent
from looks
inner join last_share on looks.scope = last_share.scope
