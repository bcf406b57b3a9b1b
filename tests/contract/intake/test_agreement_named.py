"""`ru_ua` does not start without a signed agreement: proof of a move between two countries at war is dangerous."""

from pathlib import Path

import pytest
import yaml
from intake_files import attributes, put
from own_network import own_network
from pipeline_home import Home

from warehouse import database, vault
from warehouse.intake.partners.declared import declarations
from warehouse.intake.rebuild import sync_partners


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", tmp_path / "keys.json")
    vault.init_demo(made.settings)
    (own_network(made.path) / "partners").mkdir()
    return made


def declare(home: Home, code: str, **changes: object) -> None:
    text = yaml.safe_dump(attributes(code=code, scopes=["ru", "ru_ua"], **changes), allow_unicode=True)
    put(home.settings.partners, f"{code}.yaml", text.encode())


def test_a_run_refuses_to_start_with_exit_code_two_and_says_why(home: Home) -> None:
    declare(home, "ru_test")
    ran = home.crossings("run")
    assert ran.code == 2, ran.text
    assert "two countries at war" in ran.text
    assert "scope_agreements: {ru_ua: …}" in ran.text
    assert "Traceback" not in ran.text
    assert not home.settings.working_db.exists()


def test_named_by_all_it_is_known_to_the_warehouse_and_never_called_good_where_they_differ(home: Home) -> None:
    declare(home, "ru_test", scope_agreements={"ru_ua": "A-7"})
    keyring = vault.load(home.settings)
    with database.writer(home.settings, keyring) as con:
        sync_partners(con, declarations(home.settings, keyring), {})
        assert con.execute("from raw.scope_agreement").fetchall() == [("ru_ua", "A-7")]
    declare(home, "ua_test", scope_agreements={"ru_ua": "A-8"})
    ran = home.crossings("partner", "validate")
    assert ran.code == 2
    assert "another agreement" in ran.text
