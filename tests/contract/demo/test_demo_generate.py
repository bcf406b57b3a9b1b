"""Making, reusing and spoiling a demo network."""

import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from boring_reader import declared, sheet

from warehouse.errors import ConfigError
from warehouse.networks.demo import deliver, generate, write_poisoned
from warehouse.networks.demo.later import SILENT
from warehouse.networks.demo.network import PARTNERS


def test_an_equal_network_is_left_as_it_is(tiny: Path) -> None:
    before = {path: path.stat().st_ino for path in tiny.rglob("*")}
    generate(tiny, contacts=5_000)
    assert {path: path.stat().st_ino for path in tiny.rglob("*")} == before


def test_a_folder_with_anything_else_in_it_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ConfigError, match="no demo network"):
        generate(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_an_unknown_size_and_a_too_small_one_are_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="Choose small"):
        generate(tmp_path / "demo", size="huge")
    with pytest.raises(ConfigError, match="at least 5000"):
        generate(tmp_path / "demo", contacts=10)


@pytest.mark.parametrize(("slug", "name"), [("fi_north", "contacts-2023-08{}.xlsx"), ("ru_neva", "neva_2023-08{}.csv")])
def test_a_poisoned_delivery_differs_in_its_tokens_only(tiny: Path, slug: str, name: str) -> None:
    path = write_poisoned(tiny, slug, "2023-08")
    assert path == tiny / slug / name.format("_v2")
    original = tiny / slug / name.format("")
    headers, rows = sheet(original, declared(slug)["file"])
    poisoned_headers, poisoned_rows = sheet(path, declared(slug)["file"])
    assert poisoned_headers == headers
    others = [at for at, header in enumerate(headers) if not header.startswith("t1_")]
    assert [[row[at] for at in others] for row in poisoned_rows] == [[row[at] for at in others] for row in rows]
    full = headers.index(f"t1_{slug[:2]}_full")
    most, before = (Counter(row[full] for row in found).most_common(1)[0][1] for found in (poisoned_rows, rows))
    assert before < 0.3 * len(rows)
    assert most >= 0.6 * len(rows)
    assert path.stat().st_mtime > original.stat().st_mtime
    path.unlink()


def test_months_pass_and_files_come_with_them_late_ones_too(tiny: Path, tmp_path: Path) -> None:
    network = shutil.copytree(tiny, tmp_path / "demo")
    year = deliver(network, date(2025, 2, 20))

    days = {datetime.fromtimestamp(path.stat().st_mtime, UTC).day for path in year}
    months_of_partners = 13 * (len(PARTNERS) - 1)
    assert not [path for path in year if path.parent.name == SILENT]
    assert months_of_partners - 20 < len(year) < months_of_partners, "somebody never reports, and one is not there yet"
    assert max(days) > 18, "most come in the second week; somebody is late"
    assert deliver(network, date(2025, 2, 20)) == []


def test_a_later_month_has_people_of_before_and_records_of_its_own(tiny: Path, tmp_path: Path) -> None:
    network = shutil.copytree(tiny, tmp_path / "demo")
    deliver(network, date(2024, 3, 1))
    file = declared("ru_neva")["file"]
    headers, rows = sheet(network / "ru_neva" / "neva_2024-01.csv", file)
    _, before = sheet(network / "ru_neva" / "neva_2023-01.csv", file)
    day = headers.index("Дата")
    token = next(place for place, header in enumerate(headers) if header.startswith("t1_"))

    assert {row[day][3:] for row in rows} == {"01.2024"}
    assert {row[token] for row in rows} & {row[token] for row in before}
    assert len({tuple(row) for row in rows}) == len(rows)
