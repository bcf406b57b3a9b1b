"""A network runs on a tree in which every change of the price list was made at once.

Add here: another thing that must arrive in a release.
Keep out: how many files a change costs (test_the_price_list.py).
"""

import json
from itertools import pairwise
from pathlib import Path

import a_published_table
import northern_network
import pytest
import translated
import yaml
from another_tree import Tree, changed
from definition_changes import HEADER, INDICATOR, PATTERN, SERVICE, TO, indicator, language, service, threshold
from pipeline_home import Home

from warehouse import vault, yaml_text


@pytest.mark.exhaustive
@pytest.mark.builds(1)
def test_a_network_runs_with_every_change_of_the_list_at_once(tree: Tree, tmp_path: Path) -> None:
    """Two partners tick the new service, the third one's form does not ask for it."""
    for change in (service, threshold, indicator, language, a_published_table.with_a_chart):
        change(tree)
    translated.into(tree.root, "et", as_in="fi")
    tree.generate()
    home = Home(tmp_path / "home", tmp_path / "keys.json", root=tree.root)
    for command in northern_network.commands():
        assert home.crossings("network", *in_estonian_too(command)).code == 0
    before = content(home)
    city = home.crossings("network", "add-city", "Kajaani", "--country", "FI", "--region", "FI-N", "--yes")
    assert city.code == 0, city.text
    assert [path for path in changed(before, content(home)) if not path.endswith("places.csv")] == []
    vault.init_demo(home.settings)
    northern_network.declare(home, tmp_path / "sources")
    works_also_in(home, "p023", "fi_kajaani")
    for code in ("p017", "p023"):
        ticked(home, code, tmp_path / "sources" / code)

    ran = home.crossings("run", timeout=1100)

    assert home.settings.current.exists(), ran.text
    assert home.rows(f"select count(*), count_if(svc_{SERVICE}) from raw.contact") == [(720, 480)]
    said = home.rows(
        f"select country_code, count(*) > 0 from published.pub_services where service_code = '{SERVICE}' group by all "
        "order by all"
    )
    assert said == [("EE", True), ("FI", True), ("UA", True)]
    assert home.rows(f"select threshold from declared.allowed_grain where pattern_id = '{PATTERN}'") == [(TO,)]
    of_indicator = f"select count(*) > 0 from published.pub_coverage where indicator_code = '{INDICATOR}'"
    assert home.rows(of_indicator) == [(True,)]
    assert home.rows("select count(*) > 0 from published.pub_reach where city_code = 'fi_kajaani'") == [(True,)]
    alerts = "select count_if(language = 'et') = count_if(language = 'fi') and count(*) > 0 from published.pub_alerts"
    assert home.rows(alerts) == [(True,)]
    assert home.rows(
        f"select count(*) > 0, count_if(persons >= 5) = count(persons) from published.{a_published_table.NAME}"
    ) == [(True, True)]
    report = json.loads((home.settings.working / "disclosure-test.json").read_text())
    assert report["not_examined"] == []


def in_estonian_too(command: list[str]) -> list[str]:
    """With the option of the new language beside that of Finnish."""
    said = dict(pairwise(command))
    options = {f"--{of}et": said[f"--{of}fi"] for of in ("", "region-") if f"--{of}fi" in said}
    return [*command, *(part for option in options.items() for part in option)]


def works_also_in(home: Home, code: str, city: str) -> None:
    """A place is in the tables from the day on which a partner says to work there."""
    path = home.settings.partners / f"{code}.yaml"
    said = yaml_text.read(path.read_text())
    said["cities"] = [*said["cities"], city]
    path.write_text(yaml.safe_dump(said, allow_unicode=True))


def ticked(home: Home, code: str, folder: Path) -> None:
    """A column more in the form, and in every file of it."""
    path = home.settings.partners / f"{code}.yaml"
    said = yaml_text.read(path.read_text())
    said["columns"][f"svc_{SERVICE}"] = [HEADER]
    path.write_text(yaml.safe_dump(said, allow_unicode=True))
    for file in folder.iterdir():
        head, *rows = file.read_text("cp1251").splitlines()
        file.write_text("\n".join([f"{head};{HEADER}", *(f"{row};да" for row in rows), ""]), "cp1251")


def content(home: Home) -> dict[str, str]:
    return Tree(home.settings.network).content()
