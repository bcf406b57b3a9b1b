"""The numbers of protection that Python and dbt both hold are the same."""

from warehouse import yaml_text
from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.settings import PROJECT_ROOT


def test_the_smallest_group_is_the_same_in_dbt() -> None:
    project = yaml_text.read((PROJECT_ROOT / "dbt" / "dbt_project.yml").read_text(encoding="utf-8"))
    assert project["vars"]["smallest_group"] == SMALLEST_GROUP
