with published_contact as (
    select * from {{ ref('int_published_contact') }}
),
referral as (
    select
        scope,
        person_id,
        record_key,
        partner_code,
        country as country_code,
        month_start,
        contact_date,
        delivery_id,
        row_no,
        coalesce(referral_kind, 'not_recorded') as referral_kind,
        case
            when referral_country is null then 'not_recorded'
            when referral_country = country then 'own_country'
            else 'another_country'
        end as referral_to,
        referral_made,
        referral_completed,
        referral_completed_date
    from published_contact
    where referral_made or referral_completed
),
completed_later as (
    select
        made.scope,
        made.person_id,
        made.delivery_id,
        made.row_no,
        min(coalesce(later.referral_completed_date, later.contact_date)) as completed_on
    from referral as made
    inner join referral as later
        on made.person_id = later.person_id
        and made.scope = later.scope
        and made.referral_kind = later.referral_kind
        and made.contact_date <= later.contact_date
    where made.referral_made and not made.referral_completed
        and later.referral_completed and not later.referral_made
    group by made.scope, made.person_id, made.delivery_id, made.row_no
),
dated as (
    select
        made.*,
        case when made.referral_completed or later.row_no is not null then 1 else 0 end as is_completed,
        case when made.referral_completed then made.referral_completed_date else later.completed_on end - made.contact_date as lag_days
    from referral as made
    left join completed_later as later
        on made.person_id = later.person_id
        and made.scope = later.scope
        and made.delivery_id = later.delivery_id
        and made.row_no = later.row_no
    where made.referral_made
),
referrals as (
    select
        delivery_id,
        row_no,
        scope,
        person_id,
        record_key,
        partner_code,
        country_code,
        month_start,
        referral_kind,
        referral_to,
        is_completed,
        case
            when is_completed = 0 then 'not_completed'
            when lag_days is null or lag_days < 0 then 'day_not_recorded'
            when lag_days = 0 then 'same_day'
            when lag_days <= 7 then '1-7 d'
            when lag_days <= 30 then '8-30 d'
            when lag_days <= 90 then '31-90 d'
            else '>90 d'
        end as lag_tier
    from dated
)
select * from referrals
