"""Version, changelog and licence in step."""

import re
import tomllib
from hashlib import sha256

from docs_pages import ROOT, text

from warehouse import yaml_text

APACHE_2_0 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"


def test_the_changelog_ends_in_the_version_of_the_project() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["version"]
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", text(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == project
    assert yaml_text.read(text(ROOT / "dbt" / "dbt_project.yml"))["version"] == project


def test_the_licence_is_the_whole_apache_licence() -> None:
    assert sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_2_0
    assert tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["license"] == "Apache-2.0"
