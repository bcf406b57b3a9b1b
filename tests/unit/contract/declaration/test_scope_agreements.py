"""A scope between two countries at war: off unless all that take part name the same signed agreement."""

from collections.abc import Iterator

import duckdb
import pytest
from intake_files import declaration

from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.rebuild import agreed, sync_partners
from warehouse.layout import schema


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute(schema())
        yield made


def partner(code: str, agreement: str | None, *, takes_part: bool = True) -> Declaration:
    scopes = ["ru", "ru_ua"] if takes_part else ["ru"]
    return declaration(code=code, scopes=scopes, scope_agreements={"ru_ua": agreement} if agreement else {})


@pytest.mark.parametrize(
    ("named", "outcome"),
    [
        ([], {}),
        (["A-7"], {"ru_ua": "A-7"}),
        (["A-7", "A-7"], {"ru_ua": "A-7"}),
        (["A-7", " A-7 "], {"ru_ua": "A-7"}),
        (["A-7", "A-8"], {}),
        (["A-7", None], {}),
        (["A-7", " "], {}),
    ],
)
def test_a_scope_is_agreed_on_where_all_name_the_same(named: list[str | None], outcome: dict[str, str]) -> None:
    partners = [partner(f"p{at}", one) for at, one in enumerate(named)]
    assert agreed([*partners, partner("apart", None, takes_part=False)]) == outcome


def test_the_database_knows_what_is_agreed_and_forgets_it(con: duckdb.DuckDBPyConnection) -> None:
    sync_partners(con, [partner("p1", "A-7"), partner("p2", "A-7")], {})
    assert con.execute("from raw.scope_agreement").fetchall() == [("ru_ua", "A-7")]
    sync_partners(con, [partner("p1", "A-7"), partner("p2", "A-8")], {})
    assert con.execute("from raw.scope_agreement").fetchall() == []


def test_switching_a_scope_on_or_off_has_everything_built_anew_and_nothing_else_has(
    con: duckdb.DuckDBPyConnection,
) -> None:
    """People whose links appear or go may have no new contact at all."""

    def is_forgotten(*agreements: str | None) -> bool:
        con.execute("insert into raw.build_mark by name select 1 as load_id, 'x' as models_digest, true as is_finished")
        sync_partners(con, [partner(f"p{at}", one) for at, one in enumerate(agreements)], {})
        marks = con.execute("select count(*) from raw.build_mark").fetchall()
        con.execute("delete from raw.build_mark")
        return marks == [(0,)]

    assert not is_forgotten()
    assert is_forgotten("A-7")
    assert not is_forgotten("A-7", "A-7")
    assert is_forgotten("A-7", None)
