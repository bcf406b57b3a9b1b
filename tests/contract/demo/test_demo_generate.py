"""Making, reusing and spoiling a demo network."""

from collections import Counter
from pathlib import Path

import pytest
from boring_reader import declared, sheet

from warehouse.errors import ConfigError
from warehouse.networks.demo import generate, write_poisoned


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
