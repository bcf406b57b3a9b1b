"""A hundred persons, drawn anew each time, are erased from a demo network that has run: no byte of their tokens is
left, and the derived tables are those of a run that never saw them.

Who was met in Russia and in Ukraine and never in Finland is asked for in both: no scope links the two, on purpose.
"""

import json
import re
import secrets
import shutil
from pathlib import Path

import pyrage
import pytest
import tables_alone
import token_traces
from demo_people import People, forget, resend
from pipeline_home import Home

from warehouse import database, vault
from warehouse.contract.keying.second_keying import token
from warehouse.privacy import proof
from warehouse.tokens.key_chain import wrapped

# Two whole builds. On a small network every promise of it is tried every day (test_erase_small.py and its neighbours).
pytestmark = [pytest.mark.builds(2), pytest.mark.exhaustive]

PERSONS = 100
OF_FILES = "int_file_measure"
MONTHS = ("2022-09", "2023-03", "2023-10")


def of_its_own(home: Home, folder: Path) -> Home:
    """A copy with keys in a folder of their own: the list of the erased lies beside them."""
    (folder / "keys").mkdir(parents=True)
    shutil.copy2(home.keys_file, folder / "keys" / "keys.json")
    copy = home.copy(folder / "home")
    return Home(copy.path, folder / "keys" / "keys.json", copy.as_of, copy.extra)


def tables(home: Home) -> dict[str, str]:
    """Digest of each table before disclosure control. Published cells that are closed stay, on purpose."""
    with database.reader(home.settings, vault.load(home.settings)) as con:
        names = con.execute(
            "select table_name from information_schema.tables "
            "where table_catalog = 'crossings' and table_schema = 'marts' and table_name like 'fct_%' order by all"
        ).fetchall()
        return {name: digest_of(con, name) for (name,) in names}


def about_persons(home: Home) -> dict[str, str]:
    """The same without the one table that counts files and not persons."""
    return {name: digest for name, digest in tables(home).items() if name != OF_FILES}


def digest_of(con: object, name: str) -> str:
    row = con.execute(  # type: ignore[attr-defined]
        f"select count(*), sum(md5_number_lower(cast(t as varchar))), sum(md5_number_upper(cast(t as varchar))) "
        f"from crossings.marts.{name} as t"
    ).fetchone()
    return repr(row)


@pytest.fixture(scope="module")
def people() -> People:
    seed = secrets.randbelow(1 << 32)
    print(f"seed of the persons to be erased: {seed}")
    return People.drawn(PERSONS, seed)


@pytest.fixture(scope="module")
def tokens(people: People, built_home: Home) -> token_traces.Tokens:
    chain = vault.load(built_home.settings).chain
    return token_traces.Tokens(
        wrapped(chain[1:], token(chain[0], scope, label, t1)) for scope, label, t1 in people.sealed()
    )


@pytest.fixture(scope="module")
def never_saw(people: People, demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The oracle: their rows are taken out of the partners' own files by hand, and every table is made of the rest."""
    home = of_its_own(demo_home, tmp_path_factory.mktemp("never"))
    assert forget(home.settings.demo, people) > PERSONS
    ran = tables_alone.from_sources(home)
    assert ran.code == 0, ran.text
    return home


@pytest.fixture(scope="module")
def erased(people: People, built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, str]:
    """The home after `crossings erase` with all requests at once and the build that follows it, and what was said."""
    folder = tmp_path_factory.mktemp("erased")
    home = of_its_own(built_home, folder)
    recipient = pyrage.x25519.Recipient.from_str(vault.load(home.settings).landing_recipient)
    files = []
    for content in people.requests():
        path = folder / f"request_{secrets.token_hex(8)}.age"
        path.write_bytes(pyrage.encrypt(json.dumps(content).encode(), [recipient]))
        files.append(str(path))
    ran = home.crossings("erase", "--no-build", *files)
    assert ran.code == 0, ran.text
    built = tables_alone.from_raw(home)
    assert built.code == 0, built.text
    return home, ran.text


def test_the_search_finds_their_tokens_before(built_home: Home, tokens: token_traces.Tokens) -> None:
    settings, keys = built_home.settings, vault.load(built_home.settings)
    hits = {name for name, column in token_traces.columns(settings, keys) if tokens.in_column(column)}
    assert {
        "raw.contact_token.token",
        "raw.token_key.token",
        "intermediate.int_contact_person.person_id",
    } <= hits
    objects = [path for path in settings.landing.glob("*/*.age") if ".manifest" not in path.name]
    sealed = [any(map(tokens.in_bytes, token_traces.contents(path, settings, keys))) for path in objects]
    assert sum(sealed) > len(sealed) / 2
    assert not any(tokens.in_bytes(path.read_bytes()) for path in objects)


def test_no_byte_of_their_tokens_is_left_in_any_file(erased: tuple[Home, str], tokens: token_traces.Tokens) -> None:
    home, _ = erased
    assert token_traces.found(home.settings, vault.load(home.settings), tokens) == []


def test_every_table_is_that_of_a_run_that_never_saw_them(erased: tuple[Home, str], never_saw: Home) -> None:
    home, _ = erased
    assert len(about_persons(home)) > 10
    assert about_persons(home) == about_persons(never_saw)


def test_what_is_counted_of_files_stays_as_they_came(erased: tuple[Home, str], built_home: Home) -> None:
    """A rule that refused a row of a file did so whoever was in it: a refused row has no token that could be asked."""
    home, _ = erased
    assert tables(home)[OF_FILES] == tables(built_home)[OF_FILES]


def test_no_closed_cell_of_the_ledger_has_changed(erased: tuple[Home, str], built_home: Home) -> None:
    closed = "select * from raw.closed_cell order by all"
    assert erased[0].rows(closed) == built_home.rows(closed) != []
    shown = "select cell, persons, status, first_published from protected.{} where status <> 'open' order by all"
    for table in ("protected_reach", "protected_indicator", "protected_move"):
        assert erased[0].rows(shown.format(table)) == built_home.rows(shown.format(table)) != []


def test_the_command_says_totals_and_neither_a_partner_nor_a_country(erased: tuple[Home, str]) -> None:
    home, said = erased
    about_erasing = said[: said.index("What was published")]
    assert not re.search(r"\b(ru|ua|fi)_\w+|Russia|Ukraine|Finland", about_erasing)
    shown = home.crossings("erase", "--list")
    assert shown.code == 0
    assert shown.text.count("signature holds") == said.count("\nproof ")
    name = next(proof.every(home.settings, vault.load(home.settings)))["id"]
    assert re.search(r"found afterwards +0\n", home.crossings("erase", "--proof", name).text)


# In every name and content it is tried on a small network.
def test_a_resend_under_another_name_does_not_bring_them_back(
    erased: tuple[Home, str], never_saw: Home, tokens: token_traces.Tokens
) -> None:
    """The oracle is sent the same files, without their rows: files are counted too, whoever is in them."""
    home, _ = erased
    for each in (home, never_saw):
        sent = resend(each.settings.demo, MONTHS)
        ran = each.crossings("run")
        assert ran.code == 0, ran.text
        rows = each.rows("select count(*) from raw.delivery where version = 7 and status = 'accepted'")
        assert rows == [(len({path.read_bytes() for path in sent}),)]
    assert token_traces.found(home.settings, vault.load(home.settings), tokens) == []
    assert about_persons(home) == about_persons(never_saw)
