"""Whatever our YAML says, libyaml and PyYAML's own reader understand the same."""

from pathlib import Path

import pytest
import yaml

from warehouse import yaml_text
from warehouse.settings import PROJECT_ROOT

ROOMS = ("dashboards", "dbt", "docs", "warehouse")
OURS = sorted(path for room in ROOMS for path in (PROJECT_ROOT / room).rglob("*.y*ml") if "target" not in path.parts)
SMALL = [path for path in OURS if path.stat().st_size < 10_000]


@pytest.mark.parametrize("path", SMALL[::8], ids=lambda path: path.stem)
def test_a_file_of_ours_says_the_same_to_both(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert repr(yaml_text.read(text)) == repr(yaml.safe_load(text))


@pytest.mark.parametrize(
    "text", ["", "a: 010\nb: 1e3\nc: 1:30\nd: 2024-02-20\ne: on\nf: ~", "- 'it''s'\n- \"\\u0416\"\n- |\n  two\n  lines"]
)
def test_what_looks_otherwise_than_it_is_says_the_same_to_both(text: str) -> None:
    assert repr(yaml_text.read(text)) == repr(yaml.safe_load(text))


def test_of_a_mistake_the_one_is_told_that_says_more() -> None:
    with pytest.raises(yaml.YAMLError) as told:
        yaml_text.read("a: b: c")
    with pytest.raises(yaml.YAMLError) as expected:
        yaml.safe_load("a: b: c")
    assert str(told.value) == str(expected.value)


def test_no_text_makes_an_object() -> None:
    with pytest.raises(yaml.YAMLError, match="python/object"):
        yaml_text.read("!!python/object/apply:os.getcwd []")
