-- People by what became of their referrals. Made is the base of completed and never completed, completed that of the lag tiers.
with referral as (
    select * from {{ ref('protected_referral') }}
),
cell as (
    select
        *,
        case
            when referral_step = 'made' then null
            when referral_step in ('completed', 'never_completed') then 'made'
            else 'completed'
        end as base_step
    from referral
),
paired as (
    select
        cell.*,
        {{ part_of_whole('cell', 'base') }}
    from cell
    left join cell as base
        on cell.period_type = base.period_type
        and cell.period_start = base.period_start
        and cell.country_code = base.country_code
        and cell.referral_group = base.referral_group
        and cell.base_step = base.referral_step
),
referrals as (
    select
        {{ common_columns('paired', places=false) }}
        case when paired.referral_group like 'kind%' then substr(paired.referral_group, 6) else 'all' end as referral_kind,
        case when paired.referral_group like 'to%' then substr(paired.referral_group, 4) else 'all' end as referral_to,
        case when paired.base_step = 'completed' then 'completed' else paired.referral_step end as referral_step,
        case when paired.base_step = 'completed' then paired.referral_step else 'all' end as lag_tier,
        paired.persons,
        paired.base_persons,
        {{ share_columns('paired') }}
        {{ status_columns('paired', with_share=true) }}
    from paired
)
select * from referrals
