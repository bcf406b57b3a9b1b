"""What of a network goes along in the sealing tool."""

from pathlib import Path

import yaml

from warehouse.networks import home
from warehouse.sealing.alone import without_people
from warehouse.settings import settings


def test_who_answers_for_the_data_is_not_on_the_laptops_of_partners(tmp_path: Path) -> None:
    said = yaml.safe_load((home.directory(settings()) / "network.yaml").read_text(encoding="utf-8"))
    about = tmp_path / "network.yaml"
    about.write_text(yaml.safe_dump(said | {"processing": {"officer": "Somebody", "lawyer": "Another"}}), "utf-8")

    packed = without_people(about)

    assert "Somebody" not in packed
    assert yaml.safe_load(packed) == said
