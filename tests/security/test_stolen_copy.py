"""Promise 2 by theft: every file of a running installation is copied, while it runs and after, and read without keys.

Add here: another question to what a thief carries away.
Keep out: how it is carried away (stolen_installation.py), and the tokens' own strength (test_token_search.py).
"""

import json
from pathlib import Path

import byte_search
import pytest
import stolen_network as network
from needles import of_token
from readable import Table, tables
from stolen_installation import Theft
from stolen_network import AWAY, CODED, SEALED

from warehouse import vault
from warehouse.contract.fold import fold_code

pytestmark = pytest.mark.builds(1)

KNOWN = 500
# What a row of a person has; a published table may only say one of them, as a margin.
OF_A_ROW = {
    "row_no",
    "source_uid",
    "contact_date",
    "token",
    "token_check",
    "record_key",
    "person_id",
    "age_band",
    "age_low",
}
OF_A_ROW |= {"link_ok", "birth_year_band", "token_kind", "client_code", "first_date", "last_date"}
MARGINS = {"age_band"}
# What may be read: what is public, what Dagster knows of its runs, what dbt knows of its own project, and figures of
# the disclosure test and its verdicts, which name no cell. And what a network declares of places, of nobody in them;
# what runs here, and what the doctor said last, which counts and names nobody. And by which keys landing was written:
# marks of random keys, from which no key follows.
MAY_BE_READ = {
    "run",
    "network",
    "landing/keys.json",
    "published",
    "verdicts",
    "dagster",
    "working/dbt",
    "working/candidate.json",
    "working/disclosure-test.json",
}
BECOMES_PUBLIC = {"candidates"}  # while the tests run


@pytest.fixture(scope="module")
def shown(theft: Theft) -> set[str]:
    """Everything looked for that is in a file of either copy or in its name, in one search: there are thousands."""
    codes, t1s = theft.persons.codes[:KNOWN], [theft.persons.t1(code) for code in theft.persons.sealed[:KNOWN]]
    uids = [uid for (uid,) in theft.home.rows("select distinct source_uid from raw.contact limit 3000")]
    keys = vault.load(theft.home.settings)
    kept = [key for key in json.loads(theft.home.keys_file.read_text()).values() if isinstance(key, str)]
    assert (len(codes), len(t1s), len(uids)) == (KNOWN, KNOWN, 3000)
    assert len(theft.tokens) >= 1000
    assert len(kept) >= len(vault.NAMES)
    words = {f"code {at}": byte_search.spellings(code) | {fold_code(code).encode()} for at, code in enumerate(codes)}
    words |= {f"t1 {at}": network.raw(t1) for at, t1 in enumerate(t1s)}
    words |= {f"token {at}": of_token(network.whole(number)) for at, number in enumerate(theft.tokens)}
    words |= {f"uid {at}": {uid.encode(), bytes.fromhex(uid)} for at, uid in enumerate(uids)}
    words |= {f"key {at}": {key.encode()} for at, key in enumerate(kept)}
    words |= {f"raw key {at}": {key} for at, key in enumerate((*keys.chain, keys.k_noise, keys.k_erase))}
    words |= {f"partner {word}": byte_search.spellings(word) for word in network.PARTICULARS}
    hits = byte_search.found([theft.while_running, theft.afterwards], words, theft.home.settings, None)
    return {f"{word} in {name}" for name, some in hits.items() for word in some}


def of(shown: set[str], *kinds: str) -> list[str]:
    return sorted(one for one in shown if one.startswith(kinds))


def test_the_pipeline_really_ran_and_was_robbed_of_everything(theft: Theft) -> None:
    assert theft.ran.code == 3, theft.ran.text  # p023 is out of reach
    assert theft.home.settings.current.exists()
    accepted = {
        code for (code,) in theft.home.rows("select distinct partner_code from raw.delivery where rule is null")
    }
    assert accepted == {SEALED, CODED}
    kinds = theft.thief.kinds
    assert min(kinds["wal"], kinds["duckdb"], kinds["db"], kinds["age"]) > 5, kinds
    assert kinds["tmp"] > 0, kinds  # spill files live for moments
    assert min(path.stat().st_size for path in theft.logs()) > 100_000


def test_what_did_not_fit_into_memory_lies_in_the_home_alone(theft: Theft) -> None:
    """dbt runs in another folder, and DuckDB would spill into that."""
    spilled = [path.relative_to(theft.while_running).parts for path in theft.while_running.rglob("*.tmp")]
    assert {parts[1:-2] for parts in spilled} == {("home", "working")}
    assert all(parts[-2].startswith("spill-") for parts in spilled)


def test_of_500_codes_and_500_t1_none_is_in_any_file(shown: set[str]) -> None:
    assert of(shown, "code", "t1") == []


def test_no_token_no_record_number_and_no_key_is_in_any_file(shown: set[str]) -> None:
    assert of(shown, "token", "uid", "key", "raw key") == []


def test_no_name_address_or_account_of_a_partner_is_in_any_file(theft: Theft, shown: set[str]) -> None:
    assert of(shown, "partner") == []
    assert {path.name for path in theft.home.settings.partners.iterdir()} == {
        f"{code}.yaml.age" for code in (SEALED, CODED, AWAY)
    }


def test_nothing_of_it_is_in_the_list_of_processes(theft: Theft) -> None:
    lines = b"\n".join(theft.thief.command_lines)
    assert b"dbt" in lines
    secret = [*network.PARTICULARS, *json.loads(theft.home.keys_file.read_text()).values()]
    assert [word for word in secret if isinstance(word, str) and word.encode() in lines] == []


def test_of_all_files_no_row_of_a_person_can_be_read(theft: Theft) -> None:
    torn: list[Path] = []
    readable = list(tables(theft.copied(), torn))
    assert {theft.room(table.path) for table in readable} - BECOMES_PUBLIC == MAY_BE_READ
    assert [table for table in readable if _shows_persons(theft, table)] == []
    assert any(table.path.suffix == ".parquet" and table.rows for table in readable)
    # At rest nothing is torn: there, what says it is a database and does not open is encrypted.
    shut = {path.name for path in torn if path.is_relative_to(theft.afterwards)}
    assert shut == {"warehouse.duckdb"}


def _shows_persons(theft: Theft, table: Table) -> bool:
    """dbt's manifest holds the project, with the invented rows of its unit tests.

    Its log tells of each model what its contract says, so also which dimensions a published table has.
    """
    is_dbt = theft.room(table.path) == "working/dbt"
    is_project = is_dbt and table.path.name.startswith("manifest.json")  # or its copy, before it has its name
    says_margins = theft.room(table.path) in {"published", *BECOMES_PUBLIC} or (
        is_dbt and table.path.name.startswith("dbt.log")
    )
    allowed = MARGINS if says_margins else set()
    return bool(table.columns & OF_A_ROW - allowed) and not is_project


def test_every_file_is_for_its_owner_alone(theft: Theft) -> None:
    kept = [path for root in theft.roots for path in root.rglob("*") if not path.is_symlink()]
    assert len(kept) > 200
    assert [path for path in (theft.home.path, *kept) if path.stat().st_mode & 0o077] == []


def test_the_same_search_finds_all_of_it_with_the_keys(theft: Theft) -> None:
    """Otherwise it would prove nothing."""
    keys = vault.load(theft.home.settings)
    # The account of the one is in the environment of the run and in no file.
    declared = [word for word in network.PARTICULARS if word != network.USER]
    words = [*declared, *map(str, theft.tokens[:50])]
    found = byte_search.found([theft.home.path], words, theft.home.settings, keys)
    assert {word for some in found.values() for word in some} == set(words)


def test_a_thief_finds_what_somebody_left_open(theft: Theft, tmp_path: Path) -> None:
    code, number = theft.persons.codes[0], theft.tokens[0]
    (tmp_path / "spill.tmp").write_bytes(b"\0" * 99 + code.encode() + number.to_bytes(8, "little", signed=True))
    (tmp_path / "torn.duckdb").write_bytes(b"\0" * 8 + b"DUCK" + "Ветрогонская".encode())
    (tmp_path / "rows.csv").write_text("contact_date,city\n2023-01-01,ru_spb\n")
    words = {"code": {code.encode()}, "token": of_token(network.whole(number)), "name": {"Ветрогонская".encode()}}
    found = byte_search.found([tmp_path], words, theft.home.settings, None)
    assert found == {"spill.tmp": ["code", "token"], "torn.duckdb": ["name"]}
    (table,) = tables([tmp_path / "rows.csv"], [])
    assert table.columns & OF_A_ROW
