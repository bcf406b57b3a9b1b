with spine as (
    select * from {{ ref('int_person_period') }}
),
member as (
    select * from {{ ref('int_combination_set_summary') }}
),
period_month as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
placed as (
    select
        spine.scope, spine.person_id, spine.record_key, spine.period_no, member.partner_set_id,
        case when member.all_settings_bitmap & 3 > 0 then member.all_settings_bitmap & 3 else member.all_settings_bitmap end as worked_bits
    from spine
    inner join member on spine.set_id = member.set_id
    where member.all_settings_bitmap > 0
        and mod(spine.period_no, 10) in (
            {{ period_kinds()['month'] }}, {{ period_kinds()['quarter'] }}, {{ period_kinds()['year'] }}
        )
),
period as (
    select period_no, {{ period_no('period_type', 'period_end') }} as next_no
    from period_month
    group by period_no, period_type, period_end
),
transitions as (
    select
        placed.scope,
        placed.person_id,
        placed.record_key,
        placed.period_no,
        placed.partner_set_id + placed.worked_bits + 8 * coalesce(later.worked_bits, 0) as set_id
    from placed
    inner join period on placed.period_no = period.period_no
    left join placed as later
        on placed.person_id = later.person_id
        and placed.scope = later.scope
        and period.next_no = later.period_no
)
select * from transitions
