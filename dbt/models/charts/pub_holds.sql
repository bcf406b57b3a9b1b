-- Tables that are held back. Each release adds this table to its files by itself: here it stands without rows, so that a model may
-- read it.
with held as (
    select
        cast(null as varchar) as table_name,
        cast(null as varchar) as reason,
        cast(null as varchar) as reason_label,
        cast(null as date) as held_since
    where false
)
select * from held
