"""Whatever our YAML says, libyaml and PyYAML's own reader understand the same."""

from pathlib import Path

import pytest
import yaml

from dagster_project.actions.adding import answers_of
from warehouse import yaml_text
from warehouse.alerts.recipients import mistakes as recipients_mistakes
from warehouse.contract.declaration.declaration_text import attributes_of, traps
from warehouse.errors import ConfigError
from warehouse.networks.reading import look
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


BOMB = "a0: &a0 [x, x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))


@pytest.mark.parametrize("text", [BOMB, "a: &x 1", "a: *x", "a: &x 1\nb: {<<: *x}"])
def test_a_text_that_people_hand_in_repeats_no_part_of_itself(text: str) -> None:
    with pytest.raises(yaml_text.Reference, match=r"the sign [&*] on line 1 makes a reference"):
        yaml_text.read_handed_in(text)


@pytest.mark.parametrize("text", ["[" * 3_000, "[" * 60 + "]" * 60, "".join(f"{' ' * n}a:\n" for n in range(60))])
def test_a_text_that_people_hand_in_is_not_nested_without_end(text: str) -> None:
    with pytest.raises(yaml.YAMLError, match="nested more than 50 deep"):
        yaml_text.read_handed_in(text)


@pytest.mark.parametrize("text", ["a: 'R&D, * and &'", "# & and *\na: b & c * d", 'a: "*"'])
def test_a_sign_within_a_text_is_no_reference(text: str) -> None:
    assert yaml_text.read_handed_in(text) == yaml.safe_load(text)


def test_every_door_for_yaml_of_people_says_so(tmp_path: Path) -> None:
    """Each with the line and the remedy, and before anything goes through what such a text would become."""
    (tmp_path / "network.yaml").write_text(BOMB)
    (tmp_path / "p001.yaml").write_text(BOMB)
    told = [
        *(str(mistake) for mistake in look(tmp_path)[2] if mistake.file == "network.yaml"),
        *(" ".join(mistake) for mistake in recipients_mistakes(BOMB)),
    ]
    with pytest.raises(ConfigError) as error:
        answers_of(tmp_path / "p001.yaml", None)
    told.append(str(error.value))
    assert len(told) == 3
    assert all("the sign & on line 1 makes a reference" in text for text in told)
    assert all(yaml_text.Reference.REMEDY in text for text in told)
    for reads in (attributes_of, traps):
        with pytest.raises(yaml_text.Reference):
            reads(BOMB)
