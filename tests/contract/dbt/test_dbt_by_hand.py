"""`crossings dbt`: somebody who knows dbt works on a home as in any project of dbt, with the key in nobody's hands."""

from pathlib import Path

import pytest
from pipeline_home import Home

from warehouse import vault

INLINE = "select count(*) as patterns from {{ ref('allowed_grain') }}"


@pytest.fixture(scope="module")
def home(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return built_home.copy(tmp_path_factory.mktemp("by_hand") / "home")


def test_an_analyst_can_ask_a_model(home: Home) -> None:
    shown = home.crossings("dbt", "show", "--inline", INLINE)
    patterns = home.rows("select count(*) from declared.allowed_grain")[0][0]
    assert (shown.code, str(patterns) in shown.text) == (0, True), shown.text
    assert home.rows("select is_finished from raw.build_mark") == [(True,)]


@pytest.mark.exhaustive
def test_an_analyst_gets_the_pages_of_dbt_and_can_test_a_model(home: Home) -> None:
    made = home.crossings("dbt", "docs", "generate", "--static")
    assert made.code == 0, made.text
    page = home.settings.working / "dbt" / "static_index.html"
    assert "pub_reach" in page.read_text(encoding="utf-8")
    assert home.crossings("dbt", "test", "--select", "pub_release", "--exclude-resource-type", "unit_test").code == 0
    assert home.rows("select is_finished from raw.build_mark") == [(True,)]


@pytest.mark.exhaustive
def test_after_a_model_was_built_by_hand_the_next_build_is_whole(home: Home) -> None:
    built = home.crossings("dbt", "run", "--select", "pub_release")
    assert built.code == 0, built.text
    assert home.rows("select count(*) from raw.build_mark") == [(0,)]


@pytest.mark.exhaustive
def test_what_reads_no_table_waits_for_nobody_and_every_exit_code_is_dbts_own(demo_home: Home, tmp_path: Path) -> None:
    new = demo_home.copy(tmp_path / "home")
    assert new.crossings("dbt", "ls", "--resource-type", "source").code == 0
    asked = new.crossings("dbt", "show", "--inline", INLINE)
    assert (asked.code, "There is no working database yet" in asked.text) == (2, True)
    assert new.crossings("dbt", "no-such-command").code == 2


def test_the_key_is_in_no_file_that_dbt_leaves(home: Home) -> None:
    key = vault.load(home.settings).db_key.encode()
    files = [path for path in (home.settings.working / "dbt").rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if key in path.read_bytes()] == []
