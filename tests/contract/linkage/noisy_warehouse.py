"""An encrypted working database with the rows of invented networks, and the persons that dbt's own models make of them.

Add here: a question about what was linked.
Keep out: what is true (noisy_rows.py), which no database holds, and the comparison of the two (noisy_measure.py).
"""

import subprocess

import numpy as np
import pyarrow as pa
from noisy_people import SCRIPT, partner
from noisy_rows import Written
from noisy_tokens import Way, token_columns
from numpy.typing import NDArray

from dagster_project.lib import dbt_child, parsed_project
from warehouse import database
from warehouse.contract.keying.second_keying import Keying
from warehouse.intake.load import admit, load
from warehouse.networks import load as networks
from warehouse.networks.demo.network import CITIES, REGION
from warehouse.networks.home import DEMO, network_of
from warehouse.settings import Settings
from warehouse.vault import Vault

# The last of the linkage models, with all that it is made of.
SELECTED = ["+int_contact_person"]


def fill(settings: Settings, vault: Vault, written: Written, ways: list[Way]) -> None:
    """Accept all rows as one delivery, with the tokens of every way; each way has a scope of its own."""
    keying = Keying.of(vault)
    delivery = f"seed {written.seed}"
    contacts = _contacts(written)
    with database.writer(settings, vault) as con, load.transaction(con):
        networks.load(con, network_of(DEMO))
        con.executemany(
            "insert or ignore into raw.partner values (?, 'invented', ?, true, true, false, date '1999-01-01', null, "
            "'monthly', 30, null)",
            [[code, code[:2].upper()] for code in SCRIPT],
        )
        load.insert(con, "raw.contact", contacts, {"delivery_id": delivery})
        for way in ways:
            con.execute("insert into raw.scope_agreement values (?, 'invented countries')", [way.scope])
            rows = contacts.select(["row_no", "partner_code", "contact_date", "birth_year_band"])
            for name, column in token_columns(way, written.rows, keying).items():
                rows = rows.append_column(name, column)
            tokens = load._tokens(rows, way.scope).append_column("partner_code", rows["partner_code"])
            load.insert(con, "raw.contact_token", tokens, {"delivery_id": delivery, "scope": way.scope})
            load.insert(con, "raw.token_key", admit.record_keys_of(rows, way.scope), {"scope": way.scope})


def _contacts(written: Written) -> pa.Table:
    meetings = written.meetings
    cities = [CITIES[city] for city in meetings.city.tolist()]
    bands = [row.born.year // 5 * 5 for row in written.rows]
    size = len(written.rows)
    same = {
        "token_kind": "sealed",
        "settings": "not_recorded",
        "migrant_kind": "not_recorded",
    }
    return pa.table(
        {
            "row_no": pa.array(range(1, size + 1), pa.int32()),
            "partner_code": [partner(number) for number in meetings.partner.tolist()],
            "contact_date": [meetings.date(row) for row in range(size)],
            "country": meetings.country.tolist(),
            "region": [REGION[city] for city in cities],
            "city": cities,
            "gender": [row.gender for row in written.rows],
            "birth_year_band": [f"{year}-{year + 4}" for year in bands],
            "link_ok": [True] * size,
            **{name: [value] * size for name, value in same.items()},
        }
    )


def link(settings: Settings, vault: Vault) -> None:
    """dbt's linkage models as they are, from nothing."""
    parsed_project.manifest(settings)  # as Dagster asks for it before a build: dbt does not parse again then
    with database.exclusive(settings):
        done = subprocess.run(
            [*dbt_child.COMMAND, "run", "--full-refresh", "--select", *SELECTED],
            env=dbt_child.environment(settings, vault),
            cwd=settings.dbt_project,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-3000:]


def persons(settings: Settings, vault: Vault, written: Written, way: Way) -> NDArray[np.int64]:
    """The person of each row, in the order of the rows."""
    with database.reader(settings, vault) as con:
        found = con.execute(
            "select person_id from intermediate.int_contact_person where scope = ? and delivery_id = ? order by row_no",
            [way.scope, f"seed {written.seed}"],
        ).fetchnumpy()["person_id"]
    assert len(found) == len(written.rows), "a row without a token, or with two"
    return np.asarray(found)
