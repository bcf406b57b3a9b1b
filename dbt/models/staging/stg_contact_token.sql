with contact_token as (
    select * from {{ source('raw', 'contact_token') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
scope_agreement as (
    select * from {{ source('raw', 'scope_agreement') }}
),
contact_tokens as (
    select
        delivery_id,
        row_no,
        scope,
        token,
        m1,
        m2,
        m3,
        m4,
        birth_year_band,
        partner_code,
        contact_date
    from contact_token
    where scope in (
        select scope from linkage_scope where is_enabled = 1
        union
        select scope from scope_agreement
    )
)
select * from contact_tokens
