"""The scope between two countries at war: off on the laptop too, unless two files name the same signed agreement."""

import base64
import json
from pathlib import Path

import pytest
from laptop import RU_HEADERS, SCOPE_KEYS, csv_bytes, laptop, opened, ru_row
from laptop_forms import RU

from warehouse import yaml_text
from warehouse.sealing import keys
from warehouse.sealing.refused import Refused

NAME = "export-2024-03.csv"


def packed(folder: Path, declared: str | None, in_settings: str | None) -> str:
    """What leaves of one row, for a partner whose declaration and settings name these agreements."""
    form = RU | {"scopes": ["ru", "ru_ua"], "scope_agreements": {"ru_ua": declared} if declared else {}}
    one = laptop(folder, form, RU_HEADERS, **({"scope_agreement": in_settings} if in_settings else {}))
    held = {scope: base64.b64encode(key).decode() for scope, key in (SCOPE_KEYS | {"ru_ua": b"w" * 32}).items()}
    (one.folder / "network.json").write_text(json.dumps(held))
    path = one.pack(NAME, csv_bytes([ru_row()]))
    assert path is not None, one.told
    return opened(path)


def test_with_one_agreement_in_both_its_codes_leave(tmp_path: Path) -> None:
    assert "t1_ru_ua_full" in packed(tmp_path / "one", "A-7", "A-7")


@pytest.mark.parametrize(
    ("declared", "in_settings", "phrase"),
    [
        ("A-7", None, "scope_off"),
        ("A-7", "A-8", "scope_off"),
        (None, "A-7", "settings_wrong"),
        (None, None, "settings_wrong"),
    ],
)
def test_without_nothing_leaves(tmp_path: Path, declared: str | None, in_settings: str | None, phrase: str) -> None:
    with pytest.raises(Refused, match=phrase):
        packed(tmp_path / "one", declared, in_settings)


@pytest.mark.parametrize("agreement", ["A-7", None])
def test_the_other_way_round_is_no_scope_at_all(tmp_path: Path, agreement: str | None) -> None:
    path = tmp_path / "network.json"
    path.touch(0o600)
    path.write_text(json.dumps({"ua_ru": base64.b64encode(b"w" * 32).decode()}))
    with pytest.raises(Refused, match="scope_off"):
        keys.network_keys(path, ["ua_ru"], agreement)


def test_the_declaration_for_the_coordinator_names_the_signing_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from warehouse.sealing import __main__ as command

    one = laptop(tmp_path / "one", RU, RU_HEADERS)
    assert command.main(["declaration", "--settings", str(one.settings)]) == command.DONE
    assert yaml_text.read(capsys.readouterr().out)["signing_key"] == one.public
