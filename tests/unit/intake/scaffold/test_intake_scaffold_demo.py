"""Scaffolding against hand-written declarations: of a file of each demo partner, both read the very same contacts."""

from pathlib import Path
from typing import Any

import pytest
from intake_files import prepared
from scaffold_samples import drafted

from warehouse import yaml_text
from warehouse.contract.declaration.declaration import Declaration
from warehouse.networks.demo import generate
from warehouse.networks.home import DEMO

HAND_WRITTEN = {path.stem: path for path in (DEMO / "partners").glob("*.yaml")}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    generate(folder, contacts=5000)
    return folder


@pytest.mark.parametrize("code", sorted(HAND_WRITTEN))
def test_a_proposed_declaration_reads_the_same_contacts_as_the_hand_written_one(network: Path, code: str) -> None:
    by_hand: dict[str, Any] = yaml_text.read(HAND_WRITTEN[code].read_text(encoding="utf-8"))["attributes"]
    file = max(path for path in (network / code).iterdir() if path.suffix in (".csv", ".xlsx"))
    answers = {key: by_hand[key] for key in ("code", "country", "cities", "timezone", "constants", "active_from")}
    found = drafted(file.read_bytes(), file.name, **answers, tokens={"recipe": by_hand["tokens"]["recipe"]}).attributes
    ours = prepared(file.read_bytes(), Declaration.model_validate(found), file.name)
    theirs = prepared(file.read_bytes(), Declaration.model_validate(by_hand), file.name)
    assert theirs.accepted is not None
    assert theirs.accepted.num_rows > 0
    assert ours.accepted is not None
    assert set(ours.accepted.column_names) == set(theirs.accepted.column_names)
    assert ours.accepted.select(theirs.accepted.column_names).equals(theirs.accepted)
