with pair as (
    select * from {{ ref('int_token_pair') }}
),
weight as (
    select * from {{ ref('int_evidence_weight') }}
),
judged as (
    select
        pair.*,
        coalesce(
            case
                when pair.key_label = 'several' then not pair.is_contradicted
                when pair.is_contradicted then weight.percent >= case when pair.tokens = 2 then 80 else 95 end
                else weight.percent >= case when pair.tokens = 2 then {{ var('evidence_percent') }} else 80 end
            end,
            false
        ) as suffices
    from pair
    left join weight
        on pair.scope = weight.scope
        and pair.key_label = weight.key_label
        and pair.is_contradicted = weight.is_contradicted
        and pair.cell = weight.cell
),
both_ways as (
    select scope, token, other_token, key_label, tokens, suffices from judged
    union all
    select scope, other_token as token, token as other_token, key_label, tokens, suffices from judged
),
rival as (
    select distinct scope, key_label, token
    from both_ways
    where tokens = 3 and not suffices
),
links as (
    select
        link.scope,
        link.token,
        link.other_token,
        case
            when not link.suffices then 'permissive'
            when link.tokens = 3 and (one.token is not null or other.token is not null) then 'permissive'
            else 'strict'
        end as link_class
    from both_ways as link
    left join rival as one on link.scope = one.scope and link.key_label = one.key_label and link.token = one.token
    left join rival as other
        on link.scope = other.scope and link.key_label = other.key_label and link.other_token = other.token
)
select * from links
