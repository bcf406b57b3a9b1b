-- The persons that may feed a published number: national scopes, partners that are safe to show, with lasting attributes.
-- The age band of a calendar year is the earliest known in it, so that nobody is in two bands of one year.
with shown as (
    select spine.*
    from {{ ref('int_person_month') }} as spine
    inner join {{ ref('stg_partner') }} as partner on spine.partner_code = partner.partner_code
    inner join {{ ref('linkage_scope') }} as scope
        on spine.scope = scope.scope and spine.country_code = scope.country_code
    where partner.safe_to_show and scope.is_national = 1
),
age as (
    select
        scope,
        person_id,
        year(month_start) as age_year,
        min_by(age_band, case when age_band <> 'not_recorded' then order_key end) as age_band
    from {{ ref('int_contact_person') }}
    where partner_code in (select partner_code from {{ ref('stg_partner') }} where safe_to_show)
    group by scope, person_id, year(month_start)
)
select
    shown.*,
    person.gender,
    person.origin_country,
    person.migrant_kind as origin_code,
    coalesce(age.age_band, 'not_recorded') as age_band
from shown
inner join {{ ref('int_person') }} as person on shown.scope = person.scope and shown.person_id = person.person_id
left join age
    on shown.scope = age.scope and shown.person_id = age.person_id and year(shown.month_start) = age.age_year
