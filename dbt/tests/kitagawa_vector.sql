-- Weights and rates (0.6, 0.5) to (0.3, 0.45): crude -0.1650 = -0.1425 (86.36 %) + -0.0225 (13.64 %).
with vector as (
    select cast(0.6 as double) as w0, cast(0.5 as double) as r0, cast(0.3 as double) as w1, cast(0.45 as double) as r1
),
parts as (
    select
        {{ das_gupta(['w', 'r'], 'w') }} as composition,
        {{ das_gupta(['w', 'r'], 'r') }} as rate,
        w1 * r1 - w0 * r0 as crude
    from vector
)
select * from parts
where round(crude, 4) <> -0.165
    or round(composition, 4) <> -0.1425
    or round(rate, 4) <> -0.0225
    or round(100 * composition / crude, 2) <> 86.36
    or round(100 * rate / crude, 2) <> 13.64
