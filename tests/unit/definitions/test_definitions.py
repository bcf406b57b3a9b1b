"""Definitions with mistakes are told: file, line, key, what to do, all at once."""

from pathlib import Path

import pytest

from warehouse.contract.contact_fields import NEEDS
from warehouse.definitions import cells, dimensions, reading, services
from warehouse.definitions.services import Service
from warehouse.errors import ConfigError

GOOD = "  label: sport\n  names: {en: sport, ru: спорт, uk: спорт, fi: liikunta}\n  headers: [Sport]\n"


def told(tmp_path: Path, text: str) -> str:
    path = tmp_path / "services.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        reading.read(path, Service, languages_of=("names",))
    return str(error.value)


def test_every_mistake_is_told_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    said = told(
        tmp_path,
        f"sport:\n  is_guarded: perhaps\n{GOOD}"
        "chess:\n  is_guarded: false\n  label: chess\n  names: {en: chess, ru: шахматы, uk: шахи}\n  headers: []\n"
        f"sport:\n{GOOD}  colour: red\n",
    )
    assert "line 11, sport: stands there twice. Remove one." in said
    assert "line 9, chess.names: is not said in fi. Add it." in said
    assert "sport.colour: Extra inputs are not permitted." in said
    assert "sport.is_guarded: Field required." in said


def test_a_code_that_could_not_be_a_column_is_told(tmp_path: Path) -> None:
    assert "line 1, Water sport: a code has small letters" in told(
        tmp_path, f"Water sport:\n  is_guarded: false\n{GOOD}"
    )


def test_a_file_that_is_no_yaml_names_the_line(tmp_path: Path) -> None:
    assert "line 2: cannot be read as YAML" in told(tmp_path, "sport:\n\tnames: {}\n")


def test_services_are_in_the_order_of_the_contract_and_each_is_open_or_guarded() -> None:
    assert set(services.open_codes()) | set(services.guarded_codes()) == set(services.codes())
    assert not set(services.open_codes()) & set(services.guarded_codes())


def test_a_table_whose_whole_is_not_there_and_two_of_one_name_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cells.yaml"
    path.write_text(
        "pub_a: {name: a, dimensions: [country_code, gender], persons: int_a, within: pub_c}\n"
        "pub_b: {name: a, dimensions: [country_code, gender], persons: int_a}\n"
    )
    monkeypatch.setattr(cells, "FILE", path)
    with pytest.raises(ConfigError) as error:
        cells.cell_tables.__wrapped__()
    assert str(error.value).splitlines() == [
        "cells.yaml, pub_a.within: there is no table pub_c. Name one of this file.",
        "cells.yaml: 2 tables have the name a.",
    ]


@pytest.mark.parametrize(
    "counted",
    ["by_period: true", "combinations: int_c, by_period: true", "combinations: int_c, sets: int_s, year_after: true"],
)
def test_a_set_that_no_build_can_count_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: str) -> None:
    path = tmp_path / "cells.yaml"
    path.write_text(f"pub_a: {{name: a, dimensions: [country_code, gender], persons: int_a, {counted}}}\n")
    monkeypatch.setattr(cells, "FILE", path)
    with pytest.raises(ConfigError, match=r"^cells\.yaml, pub_a: sets have a period, .* Name `sets`\.$"):
        cells.cell_tables.__wrapped__()


@pytest.mark.parametrize(
    "counted",
    [
        "codes: some_codes",
        "coded: [gender]",
        "codes: some_codes, coded: [age_band]",
        "codes: some_codes, coded: [gender], combinations: int_c",
    ],
)
def test_codes_without_the_dimensions_that_they_tell_apart_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: str
) -> None:
    path = tmp_path / "cells.yaml"
    path.write_text(f"pub_a: {{name: a, dimensions: [country_code, gender], persons: int_a, {counted}}}\n")
    monkeypatch.setattr(cells, "FILE", path)
    with pytest.raises(ConfigError, match=r"^cells\.yaml, pub_a: `codes` needs `coded`"):
        cells.cell_tables.__wrapped__()


def test_services_and_needs_have_room_in_the_bits_of_a_person() -> None:
    """One number of 63 bits: services and the testing component, any service, needs, needs without a service."""
    assert len(services.codes()) + 1 <= 32
    assert len(NEEDS) <= 48 - 33
    assert 48 + len(NEEDS) <= 63


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("size: [small, small]", "size: small stands there twice. Remove one."),
        ("size: [$no_list]", "size: there is no list $no_list. There are: $open_services, $guarded_services,"),
        ("size: [{small: any}]", "size: small lies in any, which is no value of size. Add it, or correct the name."),
    ],
)
def test_a_mistake_in_the_values_of_a_dimension_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    path = tmp_path / "dimensions.yaml"
    path.write_text(text, "utf-8")
    monkeypatch.setattr(dimensions, "FILE", path)
    with pytest.raises(ConfigError) as error:
        dimensions.dimensions.__wrapped__()
    assert said in str(error.value)
