{{ config(materialized='incremental', incremental_strategy='append') }}
-- What is asked of a set: its places, its places with the settings recorded there, its partners with a recorded setting, and all
-- recorded settings as bits. Each is a number again, that of a smaller set (int_place_set, int_share_set, int_partner_set).
with placed as (
    select
        member.set_id,
        place.place_leaf_id,
        min(place.partner_leaf_id) as partner_leaf_id,
        bit_or(leaf.setting_bit) as place_bits
    from {{ ref('int_leaf_set') }} as member
    inner join {{ ref('int_leaf') }} as leaf on member.leaf_id = leaf.leaf_id
    inner join {{ ref('int_place_leaf') }} as place on leaf.place_leaf_id = place.place_leaf_id
    {%- if is_increment() %}
    where member.set_id not in (select known.set_id from {{ this }} as known)
    {%- endif %}
    group by member.set_id, place.place_leaf_id
),
of_places as (
    select
        set_id,
        {{ set_id('place_leaf_id') }} as place_set_id,
        {{ set_id(share_place_id('place_leaf_id', 'place_bits')) }} as share_set_id,
        bit_or(place_bits) as all_bits
    from placed
    group by set_id
),
of_partners as (
    select set_id, {{ set_id('partner_leaf_id') }} as partner_set_id
    from (
        select set_id, partner_leaf_id from placed where place_bits > 0 group by set_id, partner_leaf_id
    ) as partner
    group by set_id
)
select
    of_places.set_id,
    of_places.place_set_id,
    of_places.share_set_id,
    of_places.all_bits,
    of_partners.partner_set_id
from of_places
left join of_partners on of_places.set_id = of_partners.set_id
