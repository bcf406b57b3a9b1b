"""What the tool takes along: all that it imports, nothing of the warehouse that a laptop must not have, and the network
that is meant."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from own_network import own_network

from warehouse.contract.declaration.declaration import SCHEMES
from warehouse.intake.pull.source import KINDS
from warehouse.sealing import alone
from warehouse.sealing.alone import COMMAND, closure, is_never
from warehouse.settings import PROJECT_ROOT

# What the warehouse needs and a laptop must not have.
ABSENT = ("duckdb", "dagster", "dbt", "great_expectations", "httpx", "sshfs", "s3fs", "scipy", "typer", "keyring")


def test_the_closure_holds_neither_keys_nor_database_nor_a_way_to_a_partner() -> None:
    found = closure(PROJECT_ROOT)
    assert COMMAND in found.modules
    assert [name for name in found.modules if is_never(name)] == []
    assert found.imports & set(ABSENT) == set()
    assert {re.split("[=;]", requirement)[0] for requirement in found.requirements} == {
        *("babel", "chardet", "cryptography", "numpy", "phonenumbers", "pyarrow", "pycountry"),
        *("pydantic", "pyrage"),
        *("python-calamine", "python-stdnum", "PyYAML", "tzdata", "xlrd", "xlsxwriter"),
    }


def test_importing_the_command_imports_nothing_outside_the_closure() -> None:
    code = f"import sys, {COMMAND}; print(*(n for n in sys.modules if n.startswith('warehouse')), sep='\\n')"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT_ROOT, check=True)
    assert set(ran.stdout.split()) <= closure(PROJECT_ROOT).modules.keys()


def test_the_schemes_of_addresses_are_those_that_can_be_pulled() -> None:
    assert set(SCHEMES) == set(KINDS)


@pytest.mark.parametrize("said", [[], ["windows"]])
def test_the_demo_network_is_not_packed_unless_it_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: list[str]
) -> None:
    made: list[tuple[object, ...]] = []
    monkeypatch.setattr(alone, "build", lambda *given: made.append(given) or ())
    monkeypatch.setenv("CROSSINGS_HOME", str(tmp_path))
    assert alone.main("build", *said) == 2
    assert made == []
    assert "make sheetpack DEMO=1" in capsys.readouterr().err
    assert alone.main("build", *said, "--demo") == 0
    assert "network 'Demo network'" in capsys.readouterr().out
    directory = own_network(tmp_path, is_invented=False)
    assert alone.main("build", *said) == 0
    assert f"of {directory}. When its network.yaml or places.csv has changed" in capsys.readouterr().out
    assert made == [(Path("build"), *said)] * 2
