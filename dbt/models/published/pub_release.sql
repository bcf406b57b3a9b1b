-- What the release says of itself. Its id is added when it is built.
with partner as (
    select * from {{ source('raw', 'partner') }}
),
release as (
    select
        {{ as_of() }} as as_of,
        coalesce(max(case when is_demo then 1 else 0 end), 0) = 1 as invented,
        case
            when coalesce(max(case when is_demo then 1 else 0 end), 0) = 1
                then 'Invented data: a demonstration network. Only the 2012 mapping is real.'
            else ''
        end as notice,
        'Small random changes, typically one or two persons; parts may not add up; not for payment.' as protection_note
    from partner
)
select * from release
