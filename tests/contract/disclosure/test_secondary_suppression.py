"""A release that would leak is built without the cells that leak. A rule of single cells is weakened to provoke it.

That the next run begins with nothing suppressed: tests/contract/alerts, which runs again with nothing new.
"""

from dataclasses import replace

import pytest
from pipeline_home import Home

from dagster_project import disclosing
from dagster_project.lib import dbt_child
from warehouse import database, release, vault
from warehouse.disclosure.attacks.all_attacks import Budget
from warehouse.disclosure.examine import examine, look
from warehouse.settings import PROJECT_ROOT, Settings

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(2)]

BUDGET = Budget(problems=300)
FREED = ("beyond_largest_partner: 3", "beyond_largest_partner: -1000")


@pytest.fixture(scope="module")
def weakened(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demo network before its first release, and a project in which a partner may subtract its own rows."""
    folder = tmp_path_factory.mktemp("weakened")
    for path in PROJECT_ROOT.iterdir():
        if path.name != "dbt":
            (folder / path.name).symlink_to(path)
    (folder / "dbt").mkdir()
    for path in (PROJECT_ROOT / "dbt").iterdir():
        if path.name == "dbt_project.yml":
            text = path.read_text()
            assert FREED[0] in text
            (folder / "dbt" / path.name).write_text(text.replace(*FREED))
        else:
            (folder / "dbt" / path.name).symlink_to(path)
    now = replace(built_home.copy(folder / "home").settings, root=folder)
    with database.writer(now, vault.load(now)) as con:
        con.execute("delete from raw.closed_cell")
    dbt_child.publish_anew(now, vault.load(now))
    return now


def test_cells_that_leak_are_hidden_and_the_release_passes(weakened: Settings) -> None:
    keys = vault.load(weakened)
    leaking = release.build(weakened, keys)
    found = list(look(weakened, keys, leaking.release_id, BUDGET).cells)
    assert len(found) > 3
    with database.reader(weakened, keys) as con:
        [(named,)] = con.execute(
            "select count(*) from (from protected.protected_reach select cell union all by name "
            "from protected.protected_indicator select cell union all by name "
            "from protected.protected_transition select cell) where cell in (select unnest(?))",
            [found],
        ).fetchall()
    assert named > 0  # a cell has one name in the test and in the database

    built, done = disclosing.build_without_leaks(weakened, keys, BUDGET)

    report = examine(weakened, keys, built.release_id, BUDGET)
    assert report.recovered == []
    assert done.tables == []
    assert set(found) <= done.cells
    assert len(done.cells) < len(found) + 20
    assert not leaking.path.exists()
    assert built.path.is_dir()
