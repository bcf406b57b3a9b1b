{{ config(materialized='view') }}
-- Person sets of pub_setting_share in words. A person with several settings counts in each, once in `multi_setting` (several within
-- the country in the period), and once in `recorded`, the base of the shares. `reporters` is `constant` for partners of the
-- constant panel of the period.
select
    {{ person_in_words() }},
    combination.region_code,
    combination.city_code,
    combination.share_group,
    combination.reporters
from {{ ref('int_person_share') }} as person
inner join {{ ref('int_share_member') }} as member
    on person.set_id = member.set_id
    and person.period_no = member.period_no
inner join {{ ref('int_share_combination') }} as combination on member.combination_id = combination.combination_id
