"""What is known of a country stands in its file; all mistakes are told at once, and what is missing is said."""

from pathlib import Path

import pytest

from warehouse.definitions.countries import known, not_looked_for
from warehouse.errors import ConfigError

GOOD = "languages: [et]\ntime_zone: Europe/Tallinn\nhas_name_classes: true\n"


def test_the_shipped_files_are_without_mistakes():
    assert {"RU", "UA", "FI", "EE"} <= known().keys()


def test_every_mistake_of_every_file_is_told_at_once(tmp_path: Path):
    number = "identifiers: [{rule: code, what: a number, shape: '[', checker: xx.none, random_rate: 2}]\n"
    (tmp_path / "aa.yaml").write_text(GOOD.replace("Tallinn", "Nowhere") + number)
    (tmp_path / "bb.yaml").write_text("languages: [\n")
    (tmp_path / "cc.yaml").write_text(GOOD + "identifers: []\n")

    with pytest.raises(ConfigError) as told:
        known(tmp_path)

    for words in (
        "aa.yaml, time_zone: Value error, is no time zone",
        "aa.yaml, identifiers.0.shape: Value error, is no regular expression",
        "aa.yaml, identifiers.0.checker: Value error, must be a module of python-stdnum",
        "aa.yaml, identifiers.0.random_rate: Input should be less than 1",
        "bb.yaml, line 2: cannot be read as YAML",
        "cc.yaml, identifers: Extra inputs are not permitted",
    ):
        assert words in str(told.value)
    assert str(told.value).startswith("6 mistake(s)")


def test_what_nothing_looks_for_is_said_aloud():
    assert not_looked_for(["RU", "UA", "FI"]) == []
    (names,) = not_looked_for(["EE"])
    assert "no classes of its given names" in names
    numbers, names = not_looked_for(["LV"])
    assert "LV: no file in warehouse/definitions/countries" in numbers
