"""Another token key for a warehouse in which the pipeline has run: nothing that is published changes, not once.

The command is killed between the new database and the build. Without a kill, and with one at every other step, it is
tried on a small network (test_keys_rotate_tokens.py): a whole build takes too long for each of them.
"""

import json
from pathlib import Path

import pytest
import tables_alone
from pipeline_home import Home

from warehouse import database, vault
from warehouse.digest import RELEASED, digest

# A rotation of the demo network and a whole build. Every step of it is killed every day on a small one.
pytestmark = [pytest.mark.builds(2), pytest.mark.exhaustive]

DELIVERIES = "select delivery_id, partner_code, status, rows_accepted from raw.delivery order by all"
RECORD_KEYS = "select scope, record_key, count(*) from raw.token_key group by all order by all"
TOKENS = "select unnest([token, m1, m2, m3, m4]) from raw.contact_token"


def released(home: Home) -> str:
    with database.reader(home.settings, vault.load(home.settings)) as con:
        return digest(con, RELEASED)


@pytest.fixture
def home(built_home: Home, tmp_path: Path) -> Home:
    """A copy with a key file of its own: the keys of the session's home stay as they are."""
    keys = tmp_path / "keys.json"
    keys.write_bytes(built_home.keys_file.read_bytes())
    keys.chmod(0o600)
    return Home(built_home.copy(tmp_path / "home").path, keys, built_home.as_of, built_home.extra)


def test_killed_and_ended_it_changes_no_published_number_and_every_known_file_stays_known(home: Home) -> None:
    release, numbers, record_keys = home.settings.current.resolve().name, released(home), home.rows(RECORD_KEYS)
    deliveries, tokens = home.rows(DELIVERIES), {one for (one,) in home.rows(TOKENS) if one is not None}
    assert home.kill_when_it_says("database moved", "keys", "rotate", "--token-key")
    status = home.crossings("status")
    assert status.code == 0, status.text
    ended = home.crossings("keys", "rotate", "--token-key")
    assert ended.code == 0, ended.text
    assert "new escrow" in ended.text
    assert not any(key in ended.text for key in json.loads(home.keys_file.read_text())["WH"].split(","))
    assert (released(home), home.rows(RECORD_KEYS)) == (numbers, record_keys)
    assert len(tokens) > 10_000
    assert not tokens & {one for (one,) in home.rows(TOKENS)}
    assert home.settings.current.resolve().name == release
    again = home.crossings("run") if tables_alone.hides_cells(home) else tables_alone.from_sources(home)
    assert again.code == 0, again.text
    assert home.rows(DELIVERIES) == deliveries
    assert released(home) == numbers
