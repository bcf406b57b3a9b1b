-- n1 = 60, n2 = 45, m = 3: N = 700.5, standard error 289.8, 345.5 to 1,573.3; 102 persons observed.
with vector as (
    select cast(60 as bigint) as n1, cast(45 as bigint) as n2, cast(3 as bigint) as m
)
select * from vector
where round(n1 + n2 - m + {{ chapman_unseen('n1', 'n2', 'm') }}, 1) <> 700.5
    or round(sqrt({{ chapman_variance('n1', 'n2', 'm') }}), 1) <> 289.8
    or round({{ chapman_bound('n1', 'n2', 'm', '-') }}, 1) <> 345.5
    or round({{ chapman_bound('n1', 'n2', 'm', '+') }}, 1) <> 1573.3
