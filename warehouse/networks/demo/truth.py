"""The truth beside the files: what a perfect warehouse would know. Computed from person ids, never from tokens.

truth/persons.parquet       person, gender, birth_year_band, origin_country, first_date, last_date, contacts
truth/contacts.parquet      person, partner_code, contact_date, month_start, country_code, region_code, city_code,
                            channel, settings ('|'-joined or 'not_recorded'), gender (the person's), same_day_order
truth/person_month.parquet  scope, country_code, month_start, persons
truth/place_month.parquet   city_code, month_start, setting_group, persons (with several settings: in each group)
truth/stays.parquet         scope, person, city_code, first_date, last_date, contacts, partners ('|'-joined)
truth/moves.parquet         scope, from_city, to_city, month_start (of the arrival), moves, persons
truth/deliveries.parquet    the fields of deliveries.Delivery
truth/links.json            scope → persons, full_tokens, persons_linked_by_match_key
truth/truth.json            size, seed, facts

Contacts are what remains after refused rows and files, gaps and the restatement, without anonymous and under-age ones.
Add here: a table that a test of the warehouse compares with.
Keep out: names, codes and tokens.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.networks.demo import script
from warehouse.networks.demo.deliveries import Delivery
from warehouse.networks.demo.fields import as_code, as_set
from warehouse.networks.demo.network import ALL_SCOPES, CITIES, COUNTRIES, FIRST_DAY, PARTNERS, REGION, SCOPES
from warehouse.networks.demo.person import birth_years
from warehouse.networks.demo.population import GENDERS, ORIGINS
from warehouse.networks.demo.truth_tables import STEPS, TABLES
from warehouse.networks.demo.world import World

FOLDER = "truth"


@dataclass(frozen=True)
class Truth:
    """Where the truth lies, and how to read it."""

    folder: Path

    def table(self, name: str) -> pa.Table:
        """persons, contacts, person_month, place_month, stays, moves or deliveries."""
        return pq.read_table(self.folder / f"{name}.parquet")

    @property
    def links(self) -> dict[str, dict[str, int]]:
        content: dict[str, dict[str, int]] = json.loads((self.folder / "links.json").read_text(encoding="utf-8"))
        return content

    @property
    def about(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / "truth.json").read_text(encoding="utf-8"))
        return content


def write_truth(world: World, deliveries: list[Delivery], folder: Path, about: dict[str, Any]) -> Truth:
    folder.mkdir(parents=True)
    with duckdb.connect(":memory:", config={"threads": 1}) as con:
        con.register("contacts", _contacts(world))
        con.register("people", _people(world))
        con.register("scope_country", _scope_country())
        for name, query in TABLES.items():
            con.execute(f"create table {name} as {query}")
        for name in ("contacts", *(name for name in TABLES if name not in STEPS)):
            pq.write_table(con.sql(f"from {name}").to_arrow_table(), folder / f"{name}.parquet")
    pq.write_table(pa.Table.from_pylist([asdict(delivery) for delivery in deliveries]), folder / "deliveries.parquet")
    _write_json(folder / "links.json", _links(world))
    _write_json(folder / "truth.json", about | {"facts": _facts()})
    return Truth(folder)


def _contacts(world: World) -> pa.Table:
    contacts = world.contacts.take(world.contacts.counts)
    settings, channel = as_set(world.answers["settings"]), as_code(world.answers["channel"])
    kinds, place = np.unique(settings.bits[world.contacts.counts], return_inverse=True)
    joined = np.array(["|".join(sorted(settings.names(int(bits)))) or "not_recorded" for bits in kinds], dtype=object)
    city = np.array(CITIES, dtype=object)[contacts.city]
    day = np.datetime64(FIRST_DAY, "D") + contacts.day
    return pa.table(
        {
            "person": contacts.person,
            "partner_code": np.array([partner.slug for partner in PARTNERS], dtype=object)[contacts.partner],
            "contact_date": pa.array(day),
            "month_start": pa.array(day.astype("datetime64[M]").astype("datetime64[D]")),
            "country_code": np.array([code[:2].upper() for code in CITIES], dtype=object)[contacts.city],
            "region_code": np.array(list(REGION.values()), dtype=object)[contacts.city],
            "city_code": city,
            "channel": np.array(channel.codes, dtype=object)[channel.index[world.contacts.counts]],
            "settings": joined[place],
            "gender": np.array(GENDERS, dtype=object)[world.people.gender[contacts.person]],
            "same_day_order": contacts.same_day_order,
        }
    )


def _people(world: World) -> pa.Table:
    bands = birth_years(world.people) // 5 * 5
    return pa.table(
        {
            "person": np.arange(world.people.size),
            "gender": np.array(GENDERS, dtype=object)[world.people.gender],
            "birth_year_band": [f"{year}-{year + 4}" for year in bands.tolist()],
            "origin_country": np.array(ORIGINS, dtype=object)[world.people.origin],
        }
    )


def _scope_country() -> pa.Table:
    pairs = [(scope, country) for country in COUNTRIES for scope in SCOPES[country]]
    return pa.table({"scope": [scope for scope, _ in pairs], "country_code": [country for _, country in pairs]})


def _links(world: World) -> dict[str, dict[str, int]]:
    contacts = world.contacts.take(world.contacts.counts)
    variant = world.variant[world.contacts.counts]
    partner_scopes = [SCOPES[partner.country] for partner in PARTNERS]
    links = {}
    for scope in ALL_SCOPES:
        here = np.isin(contacts.partner, [index for index, scopes in enumerate(partner_scopes) if scope in scopes])
        written = np.unique(np.stack([contacts.person[here], variant[here]]), axis=1)
        people, ways = np.unique(written[0], return_counts=True)
        links[scope] = {
            "persons": len(people),
            "full_tokens": int(ways.sum()),
            "persons_linked_by_match_key": int((ways > 1).sum()),
        }
    return links


def _facts() -> dict[str, Any]:
    return {
        "story": list(script.FACTS),
        "gaps": [list(gap) for gap in script.GAPS],
        "empty_delivery": list(script.EMPTY),
        "file_with_phone_numbers": list(script.FILE_WITH_PHONES),
        "restated": list(script.RESTATED),
        "resent": list(script.RESENT),
        "same_record_number_twice": list(script.SUBMITTED_TWICE),
        "late_days": {f"{slug} {month}": days for (slug, month), days in script.LATE_DAYS.items()},
        "bad_rows": [asdict(case) for case in script.BAD_ROWS],
    }


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
