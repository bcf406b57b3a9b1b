-- What becomes of each contact before $until: with which others it becomes one person-month, and on which day.
-- Reads raw rows, `owned` (whose each day is), `known` (accepted deliveries, and before which day each was reduced already) and `linked`.
-- A day of a person-month says no more than the order of what one person did in the month. It never leaves the days that
-- its delivery is the newest report of, so that deciding again about those days gives the same rows.
create or replace temp table keyed as
select
    delivery_id,
    row_no,
    md5(string_agg(
        concat_ws(',', scope, token, coalesce(m1, 0), coalesce(m2, 0), coalesce(m3, 0), coalesce(m4, 0)), '|' order by scope
    )) as keys
from raw.contact_token
where contact_date < $until
group by delivery_id, row_no;

create or replace temp table old as
select
    c.delivery_id,
    c.row_no,
    c.contact_date,
    date_trunc('month', c.contact_date)::date as month_start,
    c.city,
    c.settings,
    case when linked.person_no is not null then
        concat_ws(
            '|', keyed.keys, c.gender, coalesce(c.age_low, 0), coalesce(c.age_high, 0), coalesce(c.birth_year_band, ''), coalesce(c.origin_country, ''),
            coalesce(c.origin_kind, ''), c.migrant_kind
        )
    end as who,
    linked.person_no,
    coalesce(owned.first_day, c.contact_date) as first_day,
    c.contact_date < known.reduced_before as is_reduced
from raw.contact as c
inner join known on c.delivery_id = known.delivery_id
left join owned on c.partner_code = owned.partner_code and c.contact_date = owned.contact_date
left join keyed on c.delivery_id = keyed.delivery_id and c.row_no = keyed.row_no
left join linked on c.delivery_id = linked.delivery_id and c.row_no = linked.row_no
where c.contact_date < $until;

-- A run of days in one city: its contacts may become one. A day in several cities stays a run of its own.
create or replace temp table run as
with city_day as (
    select person_no, contact_date, count(distinct city) as cities, min(city) as city
    from old
    where person_no is not null
    group by person_no, contact_date
),
begun as (
    select
        *,
        case when cities = 1 and lag(cities) over who = 1 and lag(city) over who = city then 0 else 1 end as is_first
    from city_day
    window who as (partition by person_no order by contact_date)
)
select
    person_no,
    contact_date,
    sum(is_first) over (partition by person_no order by contact_date rows unbounded preceding) as run_no
from begun;

create or replace temp table joined as
select
    old.*,
    first_value(old.row_no) over alike as kept_row_no,
    first_value(old.contact_date) over alike as kept_date
from old
left join run on old.person_no = run.person_no and old.contact_date = run.contact_date
where not old.is_reduced
window alike as (
    partition by old.delivery_id, old.month_start, old.first_day, old.city, old.settings, old.who, run.run_no
    order by old.contact_date, old.row_no
);

create or replace temp table plan as
with moment as (
    select person_no, month_start, kept_date as on_date, max(first_day) as not_before
    from (
        select person_no, month_start, kept_date, first_day from joined
        union all
        select person_no, month_start, contact_date, contact_date from old where is_reduced
    ) as each
    where person_no is not null
    group by person_no, month_start, kept_date
),
numbered as (
    select *, row_number() over (partition by person_no, month_start order by on_date) as turn from moment
),
placed as (
    -- The earliest day that is after the moment before, and not before the delivery's own days begin.
    select
        person_no,
        on_date,
        month_start + cast(turn - 1 + max(not_before - month_start + 1 - turn)
            over (partition by person_no, month_start order by on_date rows unbounded preceding) as integer) as new_date
    from numbered
)
select
    joined.delivery_id,
    joined.row_no,
    joined.kept_row_no,
    coalesce(placed.new_date, joined.first_day)::date as new_date,
    joined.person_no
from joined
left join placed on joined.person_no = placed.person_no and joined.kept_date = placed.on_date
order by joined.delivery_id, joined.row_no;
