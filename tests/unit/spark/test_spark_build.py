"""What is decided before the child is started, and what is made of what it leaves."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from warehouse.errors import CrossingsError
from warehouse.settings import Settings
from warehouse.spark import KEY_VARIABLE, build, export, needs
from warehouse.vault import Vault


def test_without_a_proven_model_nothing_is_built(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needs, "require", lambda _settings: None)
    with pytest.raises(CrossingsError, match="No model is on the list"):
        build.build(place, keyring, models=[])
    assert not export.folder(place).exists()


def test_the_child_knows_one_key_and_no_other(place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_NOISE", "a word that the child must not have")
    given = build.environment(place, keyring)
    assert given[KEY_VARIABLE] == export.key_text(keyring)
    others = [value for name, value in given.items() if name != KEY_VARIABLE]
    assert not any("a word that" in value or keyring.db_key in value for value in others)


def test_java_reads_the_key_from_the_variable_that_is_set() -> None:
    source = Path(build.__file__).with_name("ParquetKeys.java").read_text(encoding="utf-8")
    assert f'"{KEY_VARIABLE}"' in source


def _left(folder: Path, results: list[Mapping[str, str]]) -> Path:
    (folder / "dbt").mkdir()
    path = folder / "dbt" / "run_results.json"
    path.write_text(json.dumps({"results": results}))
    return path


def test_what_failed_is_told_by_name_and_its_message_is_not_kept(tmp_path: Path) -> None:
    said = [
        {"unique_id": "model.crossings.b", "status": "error", "message": "a value of a row"},
        {"unique_id": "model.crossings.a", "status": "skipped", "message": ""},
        {"unique_id": "model.crossings.c", "status": "success", "message": "OK"},
    ]
    path = _left(tmp_path, said)
    assert build.results(tmp_path) == build.Built(1, ("a", "b"))
    assert not path.exists()


def test_a_child_that_left_nothing_did_not_start(tmp_path: Path) -> None:
    with pytest.raises(CrossingsError, match="did not start"):
        build.results(tmp_path)
