"""Deliveries of an invented network sent once more, with other rows, as intake takes them.

Add here: another way in which a delivery that is sent again differs.
Keep out: the rows of the first time (network_rows.py).
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from warehouse import database
from warehouse.contract.manifest import Manifest
from warehouse.intake.load.admit import apply
from warehouse.intake.load.load import Con, transaction
from warehouse.settings import Settings
from warehouse.vault import Vault

Delivery = tuple[str, date, date, int, datetime, int]  # id, span, version, when, rows

RESTATED = """
create or replace temp table restated as
select
    delivery_id, row_no, partner_code, hash(row_no, $seed) % 10 as turn,
    case when turn = 3 then row_no % 1000 + 1 end as whose_no
from raw.contact
where month(contact_date) = $month % 12 + 1 and year(contact_date) = 2021 + $month // 12
    and hash(row_no, $seed) % 10 > 0
"""
_DATED = "case when turn = 1 then cast(last_day(contact_date) as date) else contact_date end as contact_date"
_RESTATED_ROWS = {
    "contact": f"""
insert into raw.contact by name
select
    contact.* replace (
        'new' as delivery_id, {_DATED},
        case when turn = 2 then 'street|hotel' else settings end as settings,
        case when turn = 2 then 'trans_or_nonbinary' else gender end as gender
    )
from raw.contact inner join restated using (delivery_id, row_no)
""",
    "contact_token": f"""
insert into raw.contact_token by name
with somebody as (
    select scope, row_number() over (partition by scope order by token) as n, token, m1, m2, m3, m4, birth_year_band
    from (select distinct on (scope, token) * from raw.contact_token order by scope, token, row_no) as each
    qualify n <= 1000
)
select
    token.* replace (
        'new' as delivery_id, {_DATED},
        coalesce(other.token, token.token) as token,
        coalesce(other.m1, token.m1) as m1,
        coalesce(other.m2, token.m2) as m2,
        coalesce(other.m3, token.m3) as m3,
        coalesce(other.m4, token.m4) as m4,
        coalesce(other.birth_year_band, token.birth_year_band) as birth_year_band
    )
from raw.contact_token as token
inner join restated using (delivery_id, row_no)
left join somebody as other on token.scope = other.scope and restated.whose_no = other.n
""",
}


_ELSEWHERE_ROWS = {
    "contact": """
insert into raw.contact by name
select contact.* replace ('again-' || delivery_id as delivery_id, $city as city)
from raw.contact where partner_code = $partner and $city is not null
""",
    "contact_token": """
insert into raw.contact_token by name
select token.* replace ('again-' || delivery_id as delivery_id)
from raw.contact_token as token where partner_code = $partner and $city is not null
""",
}


def send_elsewhere(here: Settings, keyring: Vault, partner: str, city: str | None) -> int:
    """All deliveries of a partner once more, with another city of its region, or with no row at all. Gives back the
    number of rows sent before: nobody is met any more where they said."""
    said = {"partner": partner, "city": city}
    with database.writer(here, keyring) as con, transaction(con):
        sent = con.execute(
            "select delivery_id, span_start, span_end, version + 1, source_at, count(row_no) "
            "from raw.delivery left join raw.contact using (delivery_id, partner_code) "
            "where partner_code = ? group by all order by span_start",
            [partner],
        ).fetchall()
        for table in ("contact", "contact_token"):
            con.execute(_ELSEWHERE_ROWS[table], said)
        _take(con, partner, [(f"again-{each}", *rest, rows * (city is not None)) for each, *rest, rows in sent])
    return sum(rows for *_, rows in sent)


def restate(here: Settings, keyring: Vault, month: int, seed: int) -> int:
    """The deliveries of one month once more, as intake takes them. Gives back the number of rows sent.

    Of ten rows one is gone, one is dated otherwise, one says another setting and gender, and one is somebody else's.
    """
    changed = {"seed": seed, "month": month}
    with database.writer(here, keyring) as con, transaction(con):
        con.execute(RESTATED, changed)
        for table in ("contact", "contact_token"):
            con.execute(_RESTATED_ROWS[table])
        partners = con.execute(
            "select partner_code, min(span_start), max(span_end), max(version) + 1, max(source_at), count(*) "
            "from restated inner join raw.delivery using (delivery_id, partner_code) group by all order by all"
        ).fetchall()
        for partner, start, end, version, source_at, rows in partners:
            new = f"d-{partner}-{month}-{version}"
            for table in ("contact", "contact_token"):
                con.execute(
                    f"update raw.{table} set delivery_id = ? where partner_code = ? and delivery_id = 'new'",
                    [new, partner],
                )
            _take(con, partner, [(new, start, end, version, source_at, rows)])
    return sum(rows for *_, rows in partners)


def _take(con: Con, partner: str, deliveries: list[Delivery]) -> None:
    """Deliveries whose rows are there, and those that they replace go."""
    for new, start, end, version, source_at, _ in deliveries:
        con.execute(
            "insert into raw.delivery by name select ? as delivery_id, ? as partner_code, ? as span_start, "
            "? as span_end, ? as version, ? as source_at, 'pending' as status",
            [new, partner, start, end, version, source_at],
        )
    sent = [
        Manifest(new, partner, start, end, version, at.replace(tzinfo=UTC), "", rows_accepted=rows)
        for new, start, end, version, at, rows in deliveries
    ]
    apply(con, partner, [replace(one, status="accepted") for one in sent])
