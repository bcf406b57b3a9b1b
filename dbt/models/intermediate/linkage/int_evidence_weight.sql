with recursive reference as {{ inlined() }} (
    select * from {{ ref('int_evidence_reference') }}
),
pair as {{ inlined() }} (
    select * from {{ ref('int_token_pair') }}
),
cell as (
    select scope, cell from reference
    union
    select scope, cell from pair
),
cells as (
    select scope, count(*) as cells from cell group by scope
),
total as (
    select scope, kind, sum(weight) as weight from reference group by scope, kind
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
    left join reference
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
    select pair.scope, pair.key_label, pair.is_contradicted, pair.cell, count(*) as pairs
    from pair
    where pair.tokens = 2 and pair.key_label <> 'several'
    group by pair.scope, pair.key_label, pair.is_contradicted, pair.cell
),
beginning as (
    select false as is_contradicted, 0.6 as row_share, 0.3 as partner_share, 0.1 as stranger_share, 0.5 as strangers_more
    union all
    select true as is_contradicted, 0.1 as row_share, 0.1 as partner_share, 0.8 as stranger_share, 9 as strangers_more
),
label as (
    select scope.scope, label.key_label, beginning.*
    from cells as scope
    cross join (values ('m1'), ('m2'), ('m3'), ('m4')) as label (key_label)
    cross join beginning
),
share (scope, key_label, is_contradicted, round_no, strangers_more, row_share, partner_share, stranger_share) as (
    select
        scope,
        key_label,
        is_contradicted,
        0,
        cast(strangers_more as double),
        cast(row_share as double),
        cast(partner_share as double),
        cast(stranger_share as double)
    from label
    union all
    select
        step.scope,
        step.key_label,
        step.is_contradicted,
        step.round_no + 1,
        step.strangers_more,
        round((0.5 + sum(step.pairs * step.row_part / step.whole)) / (1 + step.strangers_more + sum(step.pairs)), 9),
        round((0.5 + sum(step.pairs * step.partner_part / step.whole)) / (1 + step.strangers_more + sum(step.pairs)), 9),
        round(
            (step.strangers_more + sum(step.pairs * step.stranger_part / step.whole))
            / (1 + step.strangers_more + sum(step.pairs)), 9
        )
    from (
        select
            before.scope,
            before.key_label,
            before.is_contradicted,
            before.round_no,
            before.strangers_more,
            seen.pairs,
            before.row_share * looks.row_chance as row_part,
            before.partner_share * looks.partner_chance as partner_part,
            before.stranger_share * looks.stranger_chance as stranger_part,
            row_part + partner_part + stranger_part as whole
        from share as before
        inner join seen
            on before.scope = seen.scope
            and before.key_label = seen.key_label
            and before.is_contradicted = seen.is_contradicted
        inner join looks on seen.scope = looks.scope and seen.cell = looks.cell
        where before.round_no < {{ var('evidence_rounds') }}
    ) as step
    group by step.scope, step.key_label, step.is_contradicted, step.round_no, step.strangers_more
),
last_share as (
    select every.*
    from share as every
    inner join (
        select scope, key_label, is_contradicted, max(round_no) as round_no
        from share
        group by scope, key_label, is_contradicted
    ) as final
        on every.scope = final.scope
        and every.key_label = final.key_label
        and every.is_contradicted = final.is_contradicted
        and every.round_no = final.round_no
),
evidence_weights as (
    select
        looks.scope,
        last_share.key_label,
        last_share.is_contradicted,
        looks.cell,
        1 - last_share.stranger_share * looks.stranger_chance / (
            last_share.row_share * looks.row_chance
            + last_share.partner_share * looks.partner_chance
            + last_share.stranger_share * looks.stranger_chance
        ) as exact,
        cast(round(20 * exact) * 5 as integer) as percent
    from looks
    inner join last_share on looks.scope = last_share.scope
)
select * from evidence_weights
