"""The declarations that the page of formats shows are good, short, and one for each kind of file."""

import re
from pathlib import Path

import pytest
from docs_pages import DOCS, text

from warehouse import yaml_text
from warehouse.contract.declaration.mistakes import validate_all
from warehouse.settings import settings

PAGE = DOCS / "how-to" / "formats.md"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", text(PAGE), re.MULTILINE | re.DOTALL)
CODES = [yaml_text.read(block)["code"] for block in BLOCKS]


@pytest.mark.parametrize("block", BLOCKS, ids=CODES)
def test_a_shown_declaration_has_no_mistake_and_fits_on_a_screen(tmp_path: Path, block: str) -> None:
    path = tmp_path / f"{yaml_text.read(block)['code']}.yaml"
    path.write_text(block, encoding="utf-8")
    assert [str(mistake) for mistake in validate_all([path], settings())] == []
    assert len(block.splitlines()) <= 40


def test_every_kind_of_file_is_shown() -> None:
    said = [yaml_text.read(block)["file"] for block in BLOCKS]
    assert {(one["format"], one.get("layout", "table")) for one in said} >= {
        ("csv", "table"),
        ("xlsx", "table"),
        ("xlsx", "kobo"),
        ("csv", "dhis2"),
    }
    assert len(BLOCKS) == len(set(CODES)) == 6
