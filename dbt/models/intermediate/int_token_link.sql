-- Strict linkage: two full tokens of one scope belong to one person when a match key is found with exactly these two, and
-- their birth-year bands do not contradict each other. Both directions, so that components can be walked.
with token as (
    select scope, token, delivery_id, row_no, birth_year_band, order_key
    from {{ ref('stg_contact_token') }}
    where key_label = 'full'
),
match_key as (
    select distinct
        match.scope,
        match.key_label,
        match.token as match_token,
        token.token
    from {{ ref('stg_contact_token') }} as match
    inner join token
        on match.scope = token.scope
        and match.delivery_id = token.delivery_id
        and match.row_no = token.row_no
    where match.key_label <> 'full'
),
unique_pair as (
    select distinct scope, token_a, token_b
    from (
        select scope, min(token) as token_a, max(token) as token_b
        from match_key
        group by scope, key_label, match_token
        having count(*) = 2
    ) as pair
),
birth as (
    select scope, token, min_by(birth_year_band, case when birth_year_band is not null then order_key end) as birth_year_band
    from token
    group by scope, token
),
link as (
    select unique_pair.scope, unique_pair.token_a, unique_pair.token_b
    from unique_pair
    inner join birth as birth_a on unique_pair.scope = birth_a.scope and unique_pair.token_a = birth_a.token
    inner join birth as birth_b on unique_pair.scope = birth_b.scope and unique_pair.token_b = birth_b.token
    where coalesce(birth_a.birth_year_band, birth_b.birth_year_band, '') = coalesce(birth_b.birth_year_band, birth_a.birth_year_band, '')
)
select scope, token_a as token, token_b as other_token from link
union all
select scope, token_b as token, token_a as other_token from link
