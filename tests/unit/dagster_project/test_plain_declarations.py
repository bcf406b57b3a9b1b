"""A list of real partners never stays on the disk as plain text: a run encrypts it, and nothing is fetched before."""

from pathlib import Path

import dagster as dg
import pytest
import yaml
from own_network import own_network

from dagster_project import starting
from dagster_project.lib.partner import partner_defs
from warehouse import vault, yaml_text
from warehouse.errors import ConfigError, Sealed
from warehouse.intake.partners.declared import declarations
from warehouse.networks.home import DEMO
from warehouse.settings import Settings

DECLARED = DEMO / "partners" / "fi_lake.yaml"
AGREED = {"agreement_ref": "A-1", "dpia_ref": "D-1", "zone": "eu-north", "review_date": "2031-01-31"}


def declare(home: Settings, code: str, name: str = "", **changes: object) -> Path:
    """A demo partner's declaration under another code, as somebody would write it with an editor."""
    said = yaml_text.read(DECLARED.read_text(encoding="utf-8"))["attributes"]
    real = {"demo": False, **AGREED, "tokens": {"mode": "none"}, "scopes": [], "optional": []}
    said |= real | {"code": code, "source": {"url": f"{{demo}}/{code}"}} | changes
    path = home.partners / (name or f"{code}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(said, allow_unicode=True, default_flow_style=False), encoding="utf-8")
    return path


@pytest.fixture
def keyed(home: Settings) -> Settings:
    vault.init_demo(home)
    own_network(home.home, is_invented=False)
    return home


def names(home: Settings) -> list[str]:
    return sorted(str(path.relative_to(home.partners)) for path in home.partners.rglob("*") if path.is_file())


def test_what_is_plain_is_encrypted_and_said_by_code(keyed: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    for code, name in (("p017", ""), ("p018", "p018.yml"), ("p019", "p019/defs.yaml")):
        declare(keyed, code, name)
    before = [path.read_bytes() for path in sorted(keyed.partners.rglob("*.y*ml"))]
    starting.close(keyed)
    assert names(keyed) == ["p017.yaml.age", "p018.yaml.age", "p019/defs.yaml.age"]
    assert "p017, p018, p019" in capsys.readouterr().out
    assert not any(b"eu-north" in path.read_bytes() for path in keyed.partners.rglob("*.age"))
    assert len(before) == 3
    assert [each.code for each in declarations(keyed, vault.load(keyed))] == ["p017", "p018", "p019"]
    starting.close(keyed)
    assert capsys.readouterr().out == ""


def test_invented_partners_stay_readable(home: Settings) -> None:
    vault.init_demo(home)
    own_network(home.home)
    declare(home, "fi_try", demo=True)
    starting.close(home)
    assert names(home) == ["fi_try.yaml"]


def test_one_with_mistakes_stays_to_be_mended_and_the_others_are_encrypted(keyed: Settings) -> None:
    declare(keyed, "p017", zone="")
    declare(keyed, "p018")
    (keyed.partners / "p019.yaml").write_text("code: [p019\n")
    starting.close(keyed)
    assert names(keyed) == ["p017.yaml", "p018.yaml.age", "p019.yaml"]
    with pytest.raises(ConfigError, match="zone"):
        declarations(keyed, vault.load(keyed))


def test_of_a_plain_and_an_encrypted_one_neither_is_thrown_away(keyed: Settings) -> None:
    declare(keyed, "p017")
    starting.close(keyed)
    declare(keyed, "p017", zone="elsewhere")
    with pytest.raises(ConfigError, match=r"p017.*out of date"):
        starting.close(keyed)
    assert names(keyed) == ["p017.yaml", "p017.yaml.age"]


def test_without_keys_nothing_is_changed_and_the_keys_are_named(home: Settings) -> None:
    path = declare(home, "p017")
    with pytest.raises(Sealed, match="DB, WH"):
        starting.close(home)
    assert path.exists()


@pytest.mark.filterwarnings("ignore:.*currently in beta")
def test_dagster_fetches_nothing_from_a_partner_that_is_declared_in_plain_text(keyed: Settings) -> None:
    declare(keyed, "p017")
    (partner,) = declarations(keyed, vault.load(keyed))
    (keyed.demo / "p017").mkdir(parents=True)
    with dg.DagsterInstance.ephemeral() as instance:
        asset = next(iter(partner_defs(partner).assets or []))
        refused = dg.materialize([asset], instance=instance, raise_on_error=False)
        starting.close(keyed)
        taken = dg.materialize([asset], instance=instance, raise_on_error=False)
    (event,) = [event for event in refused.all_events if event.is_step_failure]
    told = event.step_failure_data.user_failure_data
    assert "crossings partner encrypt p017" in str(told.description)
    assert taken.success
