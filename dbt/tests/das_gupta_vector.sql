-- Three factors (2, 3, 5) to (4, 6, 7): 30 to 168. By hand, over the six orders of change: 55 + 55 + 28 = 138.
with vector as (
    select
        cast(2 as double) as a0, cast(4 as double) as a1,
        cast(3 as double) as b0, cast(6 as double) as b1,
        cast(5 as double) as c0, cast(7 as double) as c1
),
parts as (
    select
        {{ das_gupta(['a', 'b', 'c'], 'a') }} as a_part,
        {{ das_gupta(['a', 'b', 'c'], 'b') }} as b_part,
        {{ das_gupta(['a', 'b', 'c'], 'c') }} as c_part
    from vector
)
select * from parts
where round(a_part, 4) <> 55
    or round(b_part, 4) <> 55
    or round(c_part, 4) <> 28
    or abs(a_part + b_part + c_part - 138) > 1e-9
