with delivery as (
    select * from {{ source('raw', 'delivery') }}
),
files as (
    select
        delivery_id,
        partner_code,
        cast(date_trunc('month', coalesce(span_start, source_at)) as date) as month_start,
        case
            when status = 'accepted' and rows_refused > 0 then 'accepted_in_part'
            when status = 'accepted' and is_repaired then 'repaired'
            else status
        end as outcome
    from delivery
    where status <> 'pending' and coalesce(span_start, source_at) is not null
)
select * from files
