"""What the dashboards' generator writes for a network that is not the demo, in every language: nothing of the demo.

Add here: another kind of file that the generator writes.
Keep out: what a network may lack (tests/unit/dashboards), and pages in a browser (tests/browser).
"""

import json

import pytest
from northern_network import words_of_the_demo
from pipeline_home import Home

from dashboards.expand import Files, expand
from dashboards.lint import problems
from dashboards.sources.catalogue import Catalogue, load


@pytest.fixture
def catalogue(northern_home: Home, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    monkeypatch.setenv("CROSSINGS_HOME", str(northern_home.path))
    return load()


@pytest.fixture
def written(catalogue: Catalogue) -> dict[str, str]:
    """Databases, dashboards, charts and datasets as they are imported, and roles: name → whole text."""
    files: Files = expand(catalogue, is_invented=False)
    every = {**files, "roles": catalogue.roles}
    return {name: json.dumps(content, ensure_ascii=False) for name, content in every.items()}


def test_no_page_holds_a_word_of_the_demo_network(written: dict[str, str]) -> None:
    found = {(name, word) for name, text in written.items() for word in words_of_the_demo() if word in text}
    assert found == set()
    boards = {name.rpartition(".")[0].rpartition(".")[0] for name in written if name.startswith("dashboards/")}
    assert {"dashboards/trends.regional", "dashboards/coverage.donor", "dashboards/this_quarter.ee"} < boards


def test_the_search_would_find_them(written: dict[str, str]) -> None:
    """The same search finds places of this network, in every language."""
    for language, city in {"en": "Kharkiv", "ru": "Харьков", "uk": "Харків", "fi": "Harkova"}.items():
        assert [name for name, text in written.items() if f".{language}." in name and city in text], language


def test_a_country_that_the_network_has_not_is_on_no_page_as_one_of_its_countries(
    written: dict[str, str], catalogue: Catalogue
) -> None:
    assert [database["audience"] for database in catalogue.databases] == ["regional", "donor", "ua", "fi", "ee"]
    national = {name for name in catalogue.roles["roles"] if name.startswith("national")}
    assert national == {"national_ua", "national_fi", "national_ee"}
    assert not [name for name in written if ".ru." in name and "/ru/" in name]
    for name in (name for name in written if name.startswith("dashboards/")):
        for country in ("Russia", "Росси", "Росі", "Venäj"):
            assert country not in written[name], name


def test_every_chart_of_it_resolves(catalogue: Catalogue) -> None:
    assert list(problems(catalogue)) == []
