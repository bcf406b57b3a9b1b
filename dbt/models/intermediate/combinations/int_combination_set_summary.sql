with member as (
    select * from {{ ref('int_combination_set') }}
),
combination as (
    select * from {{ ref('int_attribute_combination') }}
),
place as (
    select * from {{ ref('int_place_combination') }}
),
placed as (
    select
        member.set_id,
        place.place_combination_id,
        min(place.partner_combination_id) as partner_combination_id,
        bit_or(combination.setting_bit) as setting_bitmap
    from member
    inner join combination on member.combination_id = combination.combination_id
    inner join place on combination.place_combination_id = place.place_combination_id
    group by member.set_id, place.place_combination_id
),
of_places as (
    select
        set_id,
        {{ set_id('place_combination_id') }} as place_set_id,
        {{ set_id(share_place_id('place_combination_id', 'setting_bitmap')) }} as share_set_id,
        bit_or(setting_bitmap) as all_settings_bitmap
    from placed
    group by set_id
),
of_partners as (
    select set_id, {{ set_id('partner_combination_id') }} as partner_set_id
    from (
        select set_id, partner_combination_id from placed where setting_bitmap > 0 group by set_id, partner_combination_id
    ) as partner
    group by set_id
),
summaries as (
    select
        of_places.set_id,
        of_places.place_set_id,
        of_places.share_set_id,
        of_places.all_settings_bitmap,
        of_partners.partner_set_id
    from of_places
    left join of_partners on of_places.set_id = of_partners.set_id
)
select * from summaries
