-- Made of warehouse/definitions/added.yaml: `make docs`.
with added as (
    select
        cast(null as varchar) as table_name,
        cast(null as varchar) as reason,
        cast(null as varchar) as reason_label,
        cast(null as date) as held_since
    where false
)
select * from added
