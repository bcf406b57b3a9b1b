"""How much CPU linkage needs for a million new contacts against ten million known ones, against the hash join alone.

The real thing: the encrypted working database, the models of linkage by dbt, going on from the last build. dbt's own
share (the same command in an empty warehouse) is printed and subtracted. The join: every key of the new contacts (the
full token and four match keys) against the same key of the known ones, in one process, from the same tables.

Add here: another question about linkage at scale.
Keep out: assertions on time, and intake (bench_intake.py): the contacts are made by SQL where they are needed.
"""

import sys
import tempfile
from pathlib import Path

import model_build
from measured import spent

from warehouse import database, vault
from warehouse.settings import PROJECT_ROOT, Settings, settings
from warehouse.vault import Vault

KNOWN, NEW = 10_000_000, 1_000_000
BAR = 2.0
KEYS = ("token", "m1", "m2", "m3", "m4")
# Six contacts a person, persons beginning all along; 5 % of contacts with a slip that breaks one match key of four.
CONTACTS = """
create or replace temp table made as
select
    n,
    cast(hash(n) % (400000 + n // 6) as bigint) as person,
    case when hash(n, 1) % 100 < 5 then cast(hash(n, 2) % 4 as integer) + 1 else 0 end as slip,
    'd' || lpad(cast(n // 20000 as varchar), 63, '0') as delivery_id,
    cast(n % 20000 as integer) + 2 as row_no,
    'p' || lpad(cast(n // 20000 % 40 as varchar), 3, '0') as partner_code,
    date '2021-01-01' + cast(n // 20000 // 40 * 30 + n % 28 as integer) as contact_date
from range($first, $last) as t (n)
"""
ROWS = """
insert into raw.contact by name
select
    delivery_id, row_no, partner_code, contact_date, 'sealed' as token_kind, true as link_ok, 'RU' as country,
    'RU-NW' as region, 'ru_spb' as city, 'drop_in' as channel, 'street' as settings, 'woman' as gender,
    25 as age_low, 29 as age_high, 'none' as migrant_kind, cast(1970 + person % 6 * 5 as varchar) as birth_year_band,
    false as svc_information
from made
"""
TOKENS = """
insert into raw.contact_token by name
select
    delivery_id, row_no, partner_code, contact_date, 'ru' as scope,
    cast(1970 + person % 6 * 5 as varchar) as birth_year_band,
    {token} as token, {m1} as m1, {m2} as m2, {m3} as m3, {m4} as m4
from made
"""
_WHOLE = "cast(hash(person, slip, 0) % 9223372036854775807 as bigint)"
_MATCH = "cast(hash(person, case when slip = {at} then n else -1 end, {at}) % 9223372036854775807 as bigint)"
NEW_KEYS = """
insert into raw.token_key
select distinct 'ru', token, token, cast(token & 4294967295 as bigint) from raw.contact_token
where not exists (select 1 from raw.token_key as k where k.scope = 'ru' and k.token = contact_token.token)
"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="crossings-bench-") as folder:
        empty = _home(Path(folder, "empty"))
        _add(*empty, 0, 1)
        _build(*empty)
        own = min(_build(*empty) for _ in range(2))
        here = _home(Path(folder, "full"))
        _add(*here, 0, KNOWN)
        whole = _build(*here)
        nothing = _build(*here)
        _add(*here, KNOWN, KNOWN + NEW)
        join = _join(*here)
        added = _build(*here)
        _tell({"from nothing": whole - own, "nothing new": nothing - own, "goes on": added - own}, own, join)
        print("  {:,} tokens, {:,} persons".format(*_persons(*here)))


def _home(path: Path) -> tuple[Settings, Vault]:
    path.mkdir()
    real = settings()
    here = Settings(path, PROJECT_ROOT, real.as_of, real.host, 1, 2, path / "keys.json")
    vault.init_demo(here)
    return here, vault.load(here)


def _add(here: Settings, keyring: Vault, first: int, last: int) -> None:
    """Contacts as intake leaves them: rows, tokens, record keys, and what was touched."""
    keys = {"token": _WHOLE} | {f"m{at}": _MATCH.format(at=at) for at in (1, 2, 3, 4)}
    with database.writer(here, keyring) as con:
        con.execute(CONTACTS, {"first": first, "last": last})
        con.execute(ROWS)
        con.execute(TOKENS.format(**keys))
        con.execute(NEW_KEYS)
        con.execute("insert into raw.touched_delivery select distinct delivery_id, $load from made", {"load": last})


def _build(here: Settings, keyring: Vault) -> float:
    """CPU seconds of one build of the models of linkage."""
    asked = ("--select", "+int_person_token", *model_build.WITHOUT_TESTS)
    return model_build.build(here, keyring, *asked).cpu_seconds


def _join(here: Settings, keyring: Vault) -> float:
    """Every key of the new contacts against the same key of the known ones."""
    first = f"'d{KNOWN // 20000:063d}'"
    with database.reader(here, keyring) as con:
        con.execute("set threads = 2")
        joins = [
            f"select count(*) from raw.contact_token as known inner join raw.contact_token as new "
            f"on known.scope = new.scope and known.{key} = new.{key} "
            f"where known.delivery_id < {first} and new.delivery_id >= {first}"
            for key in KEYS
        ]
        return min(sum(spent(lambda sql=sql: con.execute(sql).fetchall()) for sql in joins) for _ in range(3))


def _persons(here: Settings, keyring: Vault) -> tuple[int, int]:
    with database.reader(here, keyring) as con:
        found: tuple[int, int] = con.execute(
            "select count(*), count(distinct person_id) from intermediate.int_person_token"
        ).fetchall()[0]
    return found


def _tell(linkage: dict[str, float], own: float, join: float) -> None:
    print(f"Linkage of {NEW:,} new contacts against {KNOWN:,} known ones (wanted when it goes on: at most {BAR} x)")
    print(f"  hash join alone            {join:7.2f} CPU s")
    print(f"  dbt's own, subtracted      {own:7.2f} CPU s")
    for what, seconds in linkage.items():
        print(f"  linkage, {what:<17} {seconds:7.2f} CPU s   {seconds / join:5.2f} x the join")


if __name__ == "__main__":
    sys.exit(main())
