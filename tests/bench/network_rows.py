"""A network of any size, straight into the raw tables as intake leaves them: contacts, tokens, deliveries, partners.

People have a home city, are met for a year and a half, six times on average, and now and then elsewhere; one contact in
twenty has a slip that breaks one match key of four. Months are those from January 2021 on.

Add here: what makes the rows more like those of a real network.
Keep out: time, what is asked of the rows (bench_models.py), and sending them once more (network_restated.py).
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse import database, vault
from warehouse.networks import load as networks
from warehouse.networks.home import DEMO, network_of
from warehouse.settings import Settings
from warehouse.vault import Vault

MONTHS = 36
CITIES = (
    "ru_spb", "ru_vyborg", "ru_irkutsk", "ru_novosibirsk", "ua_kyiv", "ua_lviv", "ua_odesa",
    "fi_helsinki", "fi_turku", "fi_lappeenranta", "fi_tampere",
)  # fmt: skip
PARTNERS_OF_A_CITY = 3
# Cities of the first region of Finland: if their partners send nothing before the last month, places in order move on.
OF_THE_LAST_MONTH = ("fi_helsinki", "fi_turku", "fi_lappeenranta")
GIVEN = "hash(n, {}) % 3 = 0"
PARTNERS = """
insert into raw.partner by name
select partner_code, upper(partner_code) as alias, upper(left(city, 2)) as country_code, true as is_demo,
    true as safe_to_show, true as may_be_named, date '2021-01-01' as active_from, 'monthly' as cadence, 30 as grace_days
from made_partner
"""
CONTACTS = """
with person as (
    select n, cast(hash(n) % $persons as bigint) as person from range($contacts) as t (n)
),
dated as (
    select
        n, person,
        -- Eighteen months somewhere in the years; whoever begins before them or ends after them is met less often.
        cast(hash(person, 1) % 1620 as integer) - 540 + cast(hash(n, 2) % 540 as integer) as day_no
    from person
),
met as (
    select
        *,
        cast(day_no * 36 // 1080 as integer) as month_no,
        case when hash(n, 3) % 100 < 5 then cast(hash(n, 4) % 4 as integer) + 1 else 0 end as slip
    from dated
    where day_no >= 0 and day_no < 1080
),
placed as (
    select
        *,
        -- Where somebody is in a month: at home, or for one month in eight in a city of the next rank.
        cast((hash(person, 5) % 11
            + case when hash(person, month_no, 6) % 8 = 0 then hash(person, month_no, 7) % 11 else 0 end) % 11
            as integer) as city_no
    from met
)
select
    n, person, slip, month_no, made_partner.city, made_partner.partner_code,
    cast(date '2021-01-01' + to_months(month_no) as date) as month_start,
    cast(date '2021-01-01' + to_months(month_no) as date) + cast(hash(n, 8) % 28 as integer) as contact_date,
    'd-' || made_partner.partner_code || '-' || month_no as delivery_id,
    cast(n % 2000000000 as integer) + 2 as row_no
from placed
inner join made_partner
    on placed.city_no = made_partner.city_no and hash(placed.n, 9) % 3 = made_partner.turn
order by month_no, partner_code
"""
ROWS = """
insert into raw.contact by name
select
    delivery_id, row_no, made.partner_code, contact_date, 'sealed' as token_kind, true as link_ok,
    place.country_code as country, place.region_code as region, city,
    ['street_outreach', 'mobile_unit', 'drop_in', 'clinic', 'online'][cast(hash(n, 10) % 5 as integer) + 1] as channel,
    ['street', 'rented_flat', 'street', 'own_flat', 'street|sauna', 'remote_only', 'not_recorded', 'hotel']
        [cast(hash(person, month_no // 9, 11) % 8 as integer) + 1] as settings,
    ['woman', 'woman', 'woman', 'woman', 'man', 'trans_or_nonbinary', 'woman', 'not_asked']
        [cast(case when hash(n, 12) % 20 = 0 then 7 else hash(person, 12) % 7 end as integer) + 1] as gender,
    case when hash(n, 13) % 20 <> 0 then
        [18, 20, 25, 30, 35, 40, 45, 50][cast(hash(person, 13) % 8 as integer) + 1] end as age_low,
    case when hash(n, 13) % 20 <> 0 then
        [19, 24, 29, 34, 39, 44, 49, null][cast(hash(person, 13) % 8 as integer) + 1] end as age_high,
    cast(1960 + person % 8 * 5 as varchar) as birth_year_band,
    case when hash(n, 14) % 4 = 0 then ['RU', 'UA', 'MD', 'BY', 'EE', 'TH'][cast(hash(person, 14) % 6 as integer) + 1]
    end as origin_country,
    ['none', 'none', 'internal', 'cross_border', 'not_recorded'][cast(hash(person, 15) % 5 as integer) + 1]
        as migrant_kind,
    case when hash(n, 60) % 8 = 0 then
        ['fi_helsinki', 'ru_spb', 'ua_kyiv', 'EE'][cast(hash(n, 61) % 4 as integer) + 1] end
        as previous_place,
    case when hash(n, 62) % 16 = 0 then
        ['fi_turku', 'ru_irkutsk', 'ua_lviv', 'DE'][cast(hash(n, 63) % 4 as integer) + 1] end
        as next_place,
    {answers},
    {services}
from made
inner join (select * from (values {places}) as t (city_code, country_code, region_code)) as place
    on made.city = place.city_code
where month_no >= $first and month_no < $last
"""
TOKENS = """
insert into raw.contact_token by name
select
    delivery_id, row_no, partner_code, contact_date, scope, cast(1960 + person % 8 * 5 as varchar) as birth_year_band,
    cast(hash(scope, person, slip) % 9223372036854775807 as bigint) as token,
    cast(hash(scope, person, case when slip = 1 then n else -1 end, 1) % 9223372036854775807 as bigint) as m1,
    cast(hash(scope, person, case when slip = 2 then n else -1 end, 2) % 9223372036854775807 as bigint) as m2,
    cast(hash(scope, person, case when slip = 3 then n else -1 end, 3) % 9223372036854775807 as bigint) as m3,
    cast(hash(scope, person, case when slip = 4 then n else -1 end, 4) % 9223372036854775807 as bigint) as m4
from made
inner join (select * from (values {scopes}) as t (country, scope)) as scope on left(made.city, 2) = scope.country
where month_no >= $first and month_no < $last
"""
KEYS = """
insert into raw.token_key
select distinct scope, token, token, cast(hash(token, 99) % 4294967296 as bigint) from raw.contact_token
where token not in (select token from raw.token_key)
"""
TOUCHED_PERSON = """
insert into raw.touched_person
select distinct scope, token, $load, false
from raw.contact_token where delivery_id in (select delivery_id from made where month_no >= $first and month_no < $last)
"""
DELIVERIES = """
insert into raw.delivery by name
select distinct delivery_id, partner_code, month_start as span_start, last_day(month_start) as span_end, 1 as version,
    cast(month_start + interval '40' day as timestamp) as source_at, 'accepted' as status
from made where month_no >= $first and month_no < $last
"""
COUNTRY_SCOPES = (
    ("ru", "ru"), ("ru", "fi_ru"), ("ua", "ua"), ("ua", "fi_ua"), ("fi", "fi"), ("fi", "fi_ru"), ("fi", "fi_ua"),
)  # fmt: skip


def declare(here: Settings, keyring: Vault) -> None:
    """The partners: three in each city."""
    with database.writer(here, keyring) as con:
        networks.load(con, network_of(DEMO))
        _partners(con)
        con.execute(PARTNERS)
        con.execute("insert into raw.partner_city select partner_code, city, date '2021-01-01', null from made_partner")


def all_but_the_last_month(here: Settings, contacts: int) -> Vault:
    """Keys, partners and 35 months of 36, of a network in which nobody has met anybody in one of the regions yet."""
    here.home.mkdir(parents=True)
    vault.init_demo(here)
    keyring = vault.load(here)
    declare(here, keyring)
    add(here, keyring, contacts, (0, MONTHS - 1), [each for each in CITIES if each not in OF_THE_LAST_MONTH])
    return keyring


def add(here: Settings, keyring: Vault, contacts: int, months: tuple[int, int], cities: Sequence[str] = CITIES) -> None:
    """The rows of some months of a network of so many contacts, from these cities, and the note of what was touched."""
    with database.writer(here, keyring) as con:
        con.execute("set threads = 2")
        _partners(con, cities)
        con.execute(f"create or replace temp table made as {CONTACTS}", _size(contacts, contacts // 4))
        _take(con, here, months)


def write(folder: Path, contacts: int, persons: int, memory: str) -> None:
    """All months of a network of so many contacts and persons as Parquet, a folder for each month: for sizes that are
    loaded bit by bit. Nothing in them is of a person."""
    folder.mkdir(parents=True)
    with duckdb.connect(config={"temp_directory": str(folder / "spill"), "memory_limit": memory, "threads": 2}) as con:
        _partners(con)
        made = CONTACTS.replace("order by month_no, partner_code", "")
        con.execute(
            f"copy ({made}) to '{folder / 'months'}' (format parquet, partition_by (month_no))",
            _size(contacts, persons),
        )


def load(here: Settings, keyring: Vault, folder: Path, month: int) -> None:
    """One month of what `write` wrote, as `add` takes it."""
    with database.writer(here, keyring) as con:
        con.execute("set threads = 2")
        _partners(con)
        con.execute(
            "create or replace temp table made as from read_parquet(?, hive_partitioning = true) order by partner_code",
            [f"{folder / 'months'}/month_no={month}/*.parquet"],
        )
        _take(con, here, (month, month + 1))


def _size(contacts: int, persons: int) -> dict[str, int]:
    """Two contacts in three lie within the months."""
    return {"contacts": contacts * 3 // 2, "persons": persons}


def _take(con: duckdb.DuckDBPyConnection, here: Settings, months: tuple[int, int]) -> None:
    span = {"first": months[0], "last": months[1]}
    con.execute(ROWS.format(services=_services(), answers=_answers(), places=_values(_places(here))), span)
    con.execute(TOKENS.format(scopes=_values(COUNTRY_SCOPES)), span)
    con.execute(KEYS)
    con.execute(DELIVERIES, span)
    load = {"load": con.execute("select nextval('raw.load_id')").fetchall()[0][0]}
    con.execute(TOUCHED_PERSON, span | load)
    con.execute(
        "insert into raw.touched_delivery select distinct delivery_id, $load from made "
        "where month_no >= $first and month_no < $last",
        span | load,
    )


def _partners(con: duckdb.DuckDBPyConnection, cities: Sequence[str] = CITIES) -> None:
    rows = [
        (f"{city}_{turn}", city, number, turn)
        for number, city in enumerate(CITIES)
        if city in cities
        for turn in range(PARTNERS_OF_A_CITY)
    ]
    con.execute(
        f"create or replace temp table made_partner as select * from (values {_values(rows)}) "
        "as t (partner_code, city, city_no, turn)"
    )


def _places(here: Settings) -> list[tuple[str, ...]]:
    lines = (DEMO / "places.csv").read_text().splitlines()
    named = [line.split(",") for line in lines[1:]]
    return [(one[0], one[2], one[3]) for one in named if one[1] == "city"]


def _services() -> str:
    """Whoever was given a thing received the service, as intake sees to it."""
    from warehouse.contract.contact_fields import AMOUNTS_OF, BOOLEANS

    given = {f"svc_{name}": f" or {GIVEN.format(90 + at)}" for at, name in enumerate(AMOUNTS_OF)}
    return ", ".join(f"hash(n, 20 + {at}) % 5 = 0{given.get(name, '')} as {name}" for at, name in enumerate(BOOLEANS))


def _answers() -> str:
    """What a form asks now and then: of so many rows one has an answer."""
    from warehouse.contract.contact_fields import AMOUNTS_OF, CHOICES

    one_in = {
        "move_reason": 10, "intended_stay": 10, "injects_drugs": 3, "referral_kind": 4, "violation_kind": 12,
        "perpetrator_group": 15,
    }  # fmt: skip
    chosen = [
        f"case when hash(n, {70 + at}) % {each} = 0 then {list(CHOICES[name])}"
        f"[cast(hash(n, {80 + at}) % {len(CHOICES[name])} as integer) + 1] end as {name}"
        for at, (name, each) in enumerate(one_in.items())
    ]
    amounts = [
        f"case when {GIVEN.format(90 + at)} then cast(hash(n, {95 + at}) % 30 + 1 as smallint) end as amount_{name}"
        for at, name in enumerate(AMOUNTS_OF)
    ]
    later = "case when hash(n, 99) % 3 > 0 then contact_date + cast(hash(n, 98) % 60 as integer) end"
    abroad = "case when hash(n, 97) % 9 = 0 then 'EE' else place.country_code end"
    return ", ".join([*chosen, *amounts, f"{later} as referral_completed_date", f"{abroad} as referral_country"])


def _values(rows: Sequence[Sequence[object]]) -> str:
    return ", ".join("(" + ", ".join(repr(value) for value in row) + ")" for row in rows)
