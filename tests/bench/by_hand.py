"""The same questions in SQL as one writes it by hand: link, make months, stays and moves, count(distinct) by grain.

No disclosure control, no increments, no tests, one statement after the other on the same encrypted tables. It is what
the models are compared with (bench_models.py).

Add here: a question that the models of the benchmark answer, asked as plainly as one can.
Keep out: anything clever, and any table of the models.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

PERIODS = {
    "month": "month_start",
    "quarter": "date_trunc('quarter', month_start)",
    "half_year": "make_date(year(month_start), case when month(month_start) <= 6 then 1 else 7 end, 1)",
    "year": "date_trunc('year', month_start)",
    "fiscal_year": "make_date(year(month_start) - case when month(month_start) >= 10 then 0 else 1 end, 10, 1)",
}
RANK = {"month": 1, "quarter": 2, "half_year": 3, "year": 4, "fiscal_year": 4}
KEYS = ("m1", "m2", "m3", "m4")
_EDGES = " union ".join(
    f"select scope, min(token) as one, max(token) as other from known where {key} is not null group by scope, {key} "
    "having count(distinct token) = 2 and coalesce(min(birth_year_band) = max(birth_year_band), true)"
    for key in KEYS
)
LINKED = f"""
create temp table person as
with recursive known as (
    select distinct scope, token, m1, m2, m3, m4, birth_year_band from raw.contact_token
),
edge as ({_EDGES}),
both_ways as (select scope, one, other from edge union all select scope, other, one from edge),
reached as (
    select scope, one as token, other from both_ways
    union
    select reached.scope, reached.token, both_ways.other
    from reached inner join both_ways on reached.scope = both_ways.scope and reached.other = both_ways.one
),
smallest as (select scope, token, min(other) as other from reached group by scope, token)
select distinct known.scope, known.token, coalesce(least(known.token, smallest.other), known.token) as person_id
from known left join smallest on known.scope = smallest.scope and known.token = smallest.token;

create temp table met as
select
    person.scope, person.person_id, contact.*, cast(date_trunc('month', contact.contact_date) as date) as month_start
from raw.contact_token as token
inner join person on token.scope = person.scope and token.token = person.token
inner join raw.contact as contact on token.delivery_id = contact.delivery_id and token.row_no = contact.row_no;
"""
SPINES = """
create temp table person_month as
select
    scope, person_id, month_start, partner_code, country, region, city, setting,
    any_value(setting_group) as setting_group,
    min(contact_date) as first_date, max(contact_date) as last_date, count(*) as contacts,
    bool_or(svc_condoms) as condoms, bool_or(svc_information) as information, bool_or(svc_counselling) as counselling,
    bool_or(svc_hiv_test_offered) as hiv_test, bool_or(svc_lubricant) as lubricant
from met inner join seeds.setting on list_contains(string_split(settings, '|'), setting.setting)
group by scope, person_id, month_start, partner_code, country, region, city, setting;

create temp table stay as
with step as (
    select distinct scope, person_id, contact_date, city, country, region from met
),
arrival as (
    select *, city is distinct from lag(city) over who as is_arrival
    from step window who as (partition by scope, person_id order by contact_date, city)
),
numbered as (
    select *, sum(cast(is_arrival as integer)) over (
        partition by scope, person_id order by contact_date, city rows unbounded preceding) as stay_no
    from arrival
)
select scope, person_id, stay_no, any_value(city) as city, any_value(region) as region, any_value(country) as country,
    min(contact_date) as first_date, max(contact_date) as last_date
from numbered group by scope, person_id, stay_no;

create temp table move as
select
    *, lag(region) over who as from_region, lag(country) over who as from_country,
    first_date - lag(last_date) over who as gap_days, cast(date_trunc('month', first_date) as date) as month_start
from stay window who as (partition by scope, person_id order by stay_no)
qualify lag(city) over who is not null;
"""
ATTRIBUTES = """
create temp table attribute as
select
    scope, person_id,
    coalesce(min_by(gender, (contact_date, partner_code, row_no)) filter (gender <> 'not_asked'), 'not_asked')
        as gender,
    min_by(origin_country, (contact_date, partner_code, row_no)) filter (origin_country is not null) as origin_country,
    coalesce(min_by(migrant_kind, (contact_date, partner_code, row_no)) filter (migrant_kind <> 'not_recorded'),
        'not_recorded') as origin_code
from met group by scope, person_id;

create temp table aged as
select
    scope, person_id, year(month_start) as age_year,
    min_by(age_low, (contact_date, partner_code, row_no)) filter (age_low is not null) as age_band
from met group by scope, person_id, year(month_start);

create temp table spine as
select person_month.*, attribute.gender, attribute.origin_country, attribute.origin_code, aged.age_band
from person_month
inner join attribute using (scope, person_id)
inner join aged on person_month.scope = aged.scope and person_month.person_id = aged.person_id
    and year(person_month.month_start) = aged.age_year
where person_month.scope in ('ru', 'ua', 'fi');
"""
# Where the columns of a grain are: table, and the dimension's own expression where it has another name.
NAMES = {"country_code": "country", "region_code": "region", "city_code": "city"}
INDICATOR = {
    "reached_any": "true",
    "reached_package_kp1c": "bool_or(condoms) and (bool_or(information) or bool_or(counselling))",
    "reached_package_conecta": "bool_or(counselling) and bool_or(hiv_test) and "
    "(bool_or(information) or bool_or(condoms) or bool_or(lubricant))",
}


def statements(seeds: Path) -> Iterator[str]:
    """Every statement in its order."""
    for script in (LINKED, SPINES, ATTRIBUTES):
        yield from (one for one in script.split(";") if one.strip())
    yield from (count for pattern in _patterns(seeds) for count in _counts(*pattern))


def _patterns(seeds: Path) -> Iterator[tuple[str, str, list[str], list[str]]]:
    with (seeds / "disclosure_pattern.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            shown = [name for name in row["dimensions"].split("|") if name]
            finest = RANK[row["finest_period"]]
            periods = [name for name, rank in RANK.items() if rank >= finest and name != "fiscal_year"]
            periods += ["fiscal_year"] if row["with_fiscal_year"] == "1" else []
            yield row["table_name"], row["country_code"], shown, periods


def _counts(table: str, country: str, shown: list[str], periods: list[str]) -> Iterator[str]:
    where = "" if country == "all" else f" and country = '{country}'"
    columns = [NAMES.get(name, name) for name in shown]
    for period in periods:
        start = PERIODS[period]
        if table == "pub_reach":
            yield _count("spine", [f"{start} as period_start", *columns], where)
        elif table == "pub_origins":
            yield _count("spine", [f"{start} as period_start", "country", "origin_country"], where)
        elif table == "pub_setting_share":
            groups = [name for name in columns if name not in ("share_group", "reporters")]
            for group in (["setting_group"], []):
                yield _count(
                    "spine", [f"{start} as period_start", *groups, *group], f"{where} and setting_group <> 'x'"
                )
        elif table == "pub_coverage":
            places = [name for name in columns if name != "indicator_code"]
            yield from (_met(start, places, rule, where) for rule in INDICATOR.values())
        elif table == "pub_setting_transitions":
            yield _transition(start, period, "setting_to" in shown)
        elif table in ("pub_moves", "pub_flow_matrix"):
            found = {"move_kind": "from_country = country", "gap_tier": _TIER, "origin_place": "from_region"}
            found |= {"destination_place": "region"}
            yield _count("move", [f"{start} as period_start", *(found.get(name, name) for name in columns)], where)


_TIER = (
    "case when gap_days < 30 then 1 when gap_days < 90 then 2 when gap_days < 183 then 3 when gap_days < 365 then 4 "
    "else 5 end"
)


def _count(table: str, columns: list[str], where: str) -> str:
    return f"select {', '.join(columns)}, count(distinct person_id) from {table} where true{where} group by all"


def _met(start: str, places: list[str], rule: str, where: str) -> str:
    return (
        f"with met as (select scope, person_id, {start} as period_start from spine group by all having {rule}) "
        f"select period_start, {', '.join(places)}, count(distinct person_id) from "
        f"(select scope, person_id, {start} as period_start, {', '.join(places)} from spine where true{where}) "
        "inner join met using (scope, person_id, period_start) group by all"
    )


def _transition(start: str, period: str, is_pair: bool) -> str:
    months = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "fiscal_year": 12}[period]
    return (
        f"with state as (select scope, person_id, country, {start} as period_start, "
        "bool_or(setting_group = 'outdoor') as outdoor, bool_or(setting_group = 'indoor') as indoor from spine "
        "where setting_group <> 'not_recorded' group by all) "
        "select now.period_start, now.country, now.outdoor, now.indoor, "
        + ("later.outdoor, later.indoor, " if is_pair else "")
        + "count(distinct now.person_id) from state as now left join state as later on now.scope = later.scope "
        f"and now.person_id = later.person_id and later.period_start = now.period_start + interval {months} month "
        "group by all"
    )
