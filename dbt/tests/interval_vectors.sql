-- No bound of 18 of 18 or 0 of 15 passes 1 or 0, not by a hair.
-- Wilson: 30 of 100 is 0.2189 to 0.3959, 0 of 20 is 0 to 0.1611. Jeffreys: 0 of 10 is 0 to 0.2172, 5 of 10 is 0.2235 to 0.7765.
with vector as (
    select
        {{ wilson('30', '100', '-') }} as wilson_low,
        {{ wilson('30', '100', '+') }} as wilson_high,
        {{ wilson('0', '20', '+') }} as wilson_none,
        {{ wilson('18', '18', '+') }} as wilson_all,
        {{ wilson('0', '15', '-') }} as wilson_least,
        jeffreys_low(0, 10) as jeffreys_none_low,
        jeffreys_high(0, 10) as jeffreys_none_high,
        jeffreys_low(5, 10) as jeffreys_half_low,
        jeffreys_high(5, 10) as jeffreys_half_high
)
select * from vector
where round(wilson_low, 4) <> 0.2189
    or round(wilson_high, 4) <> 0.3959
    or round(wilson_none, 4) <> 0.1611
    or wilson_all > 1
    or wilson_least < 0
    or jeffreys_none_low <> 0
    or round(jeffreys_none_high, 4) <> 0.2172
    or round(jeffreys_half_low, 4) <> 0.2235
    or round(jeffreys_half_high, 4) <> 0.7765
