"""Declarations: every mistake at once, with its key and its remedy."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pyrage
import pytest
import yaml
from intake_files import attributes, declaration
from own_network import own_network

from warehouse.contract.declaration.mistakes import mistakes, validate_all
from warehouse.errors import ConfigError
from warehouse.intake.partners import declared as partners
from warehouse.intake.partners.declared import declaration_paths, declarations, find
from warehouse.settings import Settings, settings
from warehouse.vault import Vault


def home(folder: Path) -> Settings:
    real = settings()
    return Settings(folder, real.root, real.as_of, real.host, 1, 2, folder / "keys.json")


def keys(**changes: Any) -> list[str]:
    return [key for key, _, _ in mistakes(attributes(**changes), settings())]


def test_a_good_declaration_has_no_mistakes() -> None:
    assert keys() == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"country": "Russia"}, "country"),
        ({"language": "sv"}, "language"),
        ({"surprise": 1}, "surprise"),
        ({"demo": False}, "agreement_ref"),
        ({"active_to": "2021-01-01"}, "active_to"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"cities": ["ua_kyiv"]}, "cities"),
        ({"cities": ["atlantis"]}, "cities"),
        ({"source": {"url": "sftp://host/x"}}, "source.known_hosts"),
        ({"source": {"url": "sftp://u:secret@host/x", "known_hosts": "k"}}, "source.url"),
        ({"source": {"url": "gopher://host/x"}}, "source.url"),
        ({"source": {"url": "x", "password_env": "not a name"}}, "source.password_env"),
        ({"file": {"format": "csv", "encoding": "klingon", "delimiter": ";"}}, "file.encoding"),
        ({"file": {"format": "csv", "encoding": "utf-8"}}, "file.delimiter"),
        ({"file": {"format": "xlsx", "date_format": "%d.%y"}}, "file.date_format"),
        ({"delivery": {"name_pattern": "("}}, "delivery.name_pattern"),
        ({"delivery": {"name_pattern": r"(?P<year>\d+)"}}, "delivery.name_pattern"),
        ({"delivery": {"name_pattern": "x", "refuse_above": 2}}, "delivery.refuse_above"),
        ({"scopes": ["ru", "ru_ua"]}, "scopes"),
        ({"scopes": ["ru", "fi_ua"], "scope_agreements": {"fi_ua": "A-7"}}, "scopes"),
        ({"scopes": ["ua"]}, "scopes"),
        ({"scopes": ["ru_fi"]}, "scopes"),
        ({"scopes": []}, "scopes"),
        ({"tokens": {"mode": "sealed"}}, "tokens.recipe"),
        ({"tokens": {"mode": "unsealed", "recipe": "r"}}, "columns.client_code"),
        ({"constants": {"origin_kind": "star sign"}}, "constants.origin_kind"),
        ({"constants": {"svc_tb": "yes"}}, "constants.svc_tb"),
        ({"separators": {"city": ","}}, "separators.city"),
        ({"booleans": {True: ["1"], False: ["1"]}}, "booleans"),
        ({"booleans": {}}, "booleans"),
        ({"one_hot": {"gender": {"woman": ["w"]}}}, "one_hot.gender"),
        ({"one_hot": {"finds_clients": {"street": ["w"]}}}, "one_hot.finds_clients.street"),
        ({"optional": ["city"]}, "optional"),
        ({"values": {"city": {"Выборг": "ru_vyborg"}}}, "values.city.Выборг"),
        ({"values": {"gender": {"Ж": "female"}}}, "values.gender.Ж"),
        ({"values": {"gender": {"Ж": "woman", "ж": "man"}}}, "values.gender.ж"),
        ({"values": {"birth_year_band": {"a": "1991-1995"}}}, "values.birth_year_band.a"),
        ({"values": {"shoe_size": {"a": "b"}}}, "values.shoe_size"),
    ],
)
def test_each_mistake_is_found_under_its_key(changes: dict[str, Any], key: str) -> None:
    assert key in keys(**changes)


@pytest.mark.parametrize("field", ["contact_date", "city", "channel"])
def test_a_required_field_without_a_column_is_a_mistake(field: str) -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != field}
    assert keys(columns=columns) == [f"columns.{field}"]


def test_a_header_may_feed_one_field_only() -> None:
    assert keys(columns=declaration().columns | {"source_uid": ["ПОЛ"]}) == ["columns.gender"]


def test_all_mistakes_of_a_file_come_at_once_each_with_a_remedy() -> None:
    found = mistakes(attributes(country="X", timezone="Y", scopes=["zz"]), settings())
    assert {key for key, _, _ in found} >= {"country", "timezone", "scopes"}
    assert all(what and remedy for _, what, remedy in found)


def test_a_mistake_of_shape_does_not_hide_those_of_other_sections() -> None:
    assert {"columns", "scopes"} <= set(keys(columns="none", scopes=["zz"]))


def test_yaml_that_cannot_be_read_is_a_mistake_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "p1.yaml"
    path.write_text("code: p1\n  country: RU\n")
    (mistake,) = validate_all([path], settings())
    assert "line 2" in str(mistake)


def test_the_code_must_be_the_folders_name_and_unique(tmp_path: Path) -> None:
    paths = []
    for folder in ("ru_test", "other"):
        paths.append(tmp_path / folder / "defs.yaml")
        paths[-1].parent.mkdir()
        paths[-1].write_text(yaml.safe_dump({"type": "x", "attributes": attributes()}, allow_unicode=True))
    assert [mistake.key for mistake in validate_all(paths, settings())] == ["code", "code"]


def test_of_two_files_of_one_partner_one_is_out_of_date_and_nothing_else_is_said(tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    vault = Vault("", (b"",), b"", b"", str(identity))
    key = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
    said = yaml.safe_dump(attributes(signing_key=key), allow_unicode=True).encode()
    plain, sealed = tmp_path / "ru_test.yaml", tmp_path / "ru_test.yaml.age"
    plain.write_bytes(said)
    sealed.write_bytes(pyrage.encrypt(said, [identity.to_public()]))
    (mistake,) = validate_all([plain, sealed], settings(), vault)
    assert str(mistake) == (
        f"ru_test.yaml.age: (whole file): {tmp_path.name}/ru_test.yaml is a declaration of ru_test, too. "
        "Remove the one that is out of date."
    )


def two(tmp_path: Path, first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    """Two partners that are declared side by side: the mistakes that neither has alone."""
    paths = []
    for code, changes in (("ru_test", first), ("ua_test", second)):
        paths.append(tmp_path / f"{code}.yaml")
        paths[-1].write_text(yaml.safe_dump(attributes(code=code, **changes), allow_unicode=True))
    return [f"{mistake.file} {mistake.key}" for mistake in validate_all(paths, settings())]


def test_two_partners_with_one_signing_key_could_send_as_each_other(tmp_path: Path) -> None:
    key, other = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=", "QkFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
    assert two(tmp_path, {"signing_key": key}, {"signing_key": key}) == ["ua_test.yaml signing_key"]
    assert two(tmp_path, {"signing_key": key}, {"signing_key": other}) == []


def test_all_that_share_a_scope_between_countries_at_war_name_one_agreement(tmp_path: Path) -> None:
    def agreed(reference: str) -> dict[str, Any]:
        return {"scopes": ["ru", "ru_ua"], "scope_agreements": {"ru_ua": reference}}

    assert two(tmp_path, agreed("A-7"), agreed("A-8")) == ["ua_test.yaml scope_agreements.ru_ua"]
    assert two(tmp_path, agreed("A-7"), agreed("A-7")) == []


def test_the_demo_declarations_are_good_and_stand_until_a_network_of_ones_own_is_declared(tmp_path: Path) -> None:
    here = home(tmp_path)
    assert len(declarations(here)) == 9
    (own_network(here.home) / "partners").mkdir()
    (here.partners / "ru_test.yaml").write_text(yaml.safe_dump(attributes(), allow_unicode=True))
    assert [one.code for one in declarations(here)] == ["ru_test"]


def test_wrong_declarations_stop_everything_with_all_mistakes(tmp_path: Path) -> None:
    here = home(tmp_path)
    (own_network(here.home) / "partners").mkdir()
    (here.partners / "ru_test.yaml").write_text(yaml.safe_dump(attributes(country="X", scopes=["zz"])))
    with pytest.raises(ConfigError, match=r"(?s)mistake.*country.*scopes"):
        declarations(here)


def test_an_encrypted_declaration_is_read_with_the_keys_only(tmp_path: Path) -> None:
    here = home(tmp_path)
    identity = pyrage.x25519.Identity.generate()
    vault = Vault("", (b"",), b"", b"", str(identity))
    (own_network(here.home) / "partners").mkdir()
    sealed = pyrage.encrypt(yaml.safe_dump(attributes()).encode(), [identity.to_public()])
    (here.partners / "ru_test.yaml.age").write_bytes(sealed)
    assert declaration_paths(here) == [here.partners / "ru_test.yaml.age"]
    assert find(here, "ru_test", vault).alias == "RU-T"
    with pytest.raises(ConfigError):
        declarations(here)


def test_declarations_are_checked_once_and_again_after_each_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, checked = home(tmp_path), list[int]()
    monkeypatch.setattr(partners, "validate_all", lambda paths, *rest: checked.append(1) or validate_all(paths, *rest))
    network = own_network(here.home)
    (network / "partners").mkdir()

    def declare(code: str, **changes: Any) -> None:
        said = yaml.safe_dump(attributes(code=code, **changes), allow_unicode=True)
        (here.partners / f"{code}.yaml").write_text(said)

    declare("ru_test")
    for _ in range(3):
        assert [one.alias for one in declarations(here)] == ["RU-T"]
    assert len(checked) == 1
    at = (here.partners / "ru_test.yaml").stat().st_mtime_ns
    declare("ru_test", alias="RU-X")  # as long as before, and within the same tick of the clock
    os.utime(here.partners / "ru_test.yaml", ns=(at, at))
    assert [one.alias for one in declarations(here)] == ["RU-X"]
    declare("ua_test", alias="RU-U")
    assert [one.code for one in declarations(here)] == ["ru_test", "ua_test"]
    (here.partners / "ua_test.yaml").unlink()
    assert [one.code for one in declarations(here)] == ["ru_test"]
    places = network / "places.csv"
    lines = places.read_text().splitlines(keepends=True)
    places.write_text("".join(line for line in lines if not line.startswith("ru_irkutsk")))
    with pytest.raises(ConfigError, match=r"ru_irkutsk"):
        declarations(here)
    with pytest.raises(ConfigError, match=r"ru_irkutsk"):  # a refusal is not remembered as a success
        declarations(here)


def test_what_keys_have_opened_is_not_told_without_them(tmp_path: Path) -> None:
    here = home(tmp_path)
    identity, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    (own_network(here.home) / "partners").mkdir()
    sealed = pyrage.encrypt(yaml.safe_dump(attributes()).encode(), [identity.to_public()])
    (here.partners / "ru_test.yaml.age").write_bytes(sealed)
    assert len(declarations(here, Vault("", (b"",), b"", b"", str(identity)))) == 1
    for keys in (None, Vault("", (b"",), b"", b"", str(other))):
        with pytest.raises(ConfigError):
            declarations(here, keys)


def test_an_unknown_partner_is_told_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="ru_neva"):
        find(settings(), "nobody")


def test_how_a_file_is_read_has_a_digest_that_follows_changes_of_reading_only() -> None:
    assert declaration().reading_digest == declaration(alias="other").reading_digest
    assert declaration().reading_digest != declaration(optional=["gender"]).reading_digest


def test_the_days_in_a_city_are_the_partner_s_unless_it_has_its_own() -> None:
    of = declaration(
        active_to="2025-06-30",
        city_days={"ru_irkutsk": {"active_from": "2024-03-01"}, "ru_spb": {"active_to": "2024-12-31"}},
    )
    assert of.days_in("ru_irkutsk") == (date(2024, 3, 1), date(2025, 6, 30))
    assert of.days_in("ru_spb") == (date(2022, 1, 1), date(2024, 12, 31))
    # Stopped before it had begun in its new city: not a day there.
    stopped = of.model_copy(update={"active_to": date(2023, 1, 1)})
    assert stopped.days_in("ru_irkutsk") == (date(2024, 3, 1), date(2023, 1, 1))


def test_days_in_a_city_do_not_change_how_files_are_read() -> None:
    days = {"ru_irkutsk": {"active_from": "2024-03-01"}}
    assert declaration(city_days=days).reading_digest == declaration().reading_digest


def test_a_day_has_the_cadence_of_its_month_and_rules_of_before_decide_how_files_are_read() -> None:
    rules = [
        {"until": "2023-04-30", "cadence": "monthly", "grace_days": 10},
        {"until": "2023-09-30", "cadence": "half_yearly", "grace_days": 30},
    ]
    of = declaration(cadence="quarterly", earlier_reporting=rules)
    changed = (date(2023, 5, 1), date(2023, 9, 30))
    assert [of.cadence_on(day) for day in (date(2022, 1, 1), date(2023, 4, 30))] == [
        ("monthly", date.min, date(2023, 4, 30))
    ] * 2
    assert [of.cadence_on(day) for day in changed] == [("half_yearly", *changed)] * 2
    assert of.cadence_on(date(2023, 10, 1)) == ("quarterly", date(2023, 10, 1), date.max)
    assert declaration().cadence_on(date(2023, 5, 1)) == ("monthly", date.min, date.max)
    assert of.reading_digest != declaration(cadence="quarterly").reading_digest


def test_two_partners_have_numbers_of_one_register_only_where_both_say_so(tmp_path: Path) -> None:
    def found(first: bool, second: bool, recipe: str = "own-code-1") -> list[str]:
        paths = []
        for code, is_shared in (("ru_a", first), ("ru_b", second)):
            columns = attributes()["columns"] | {"client_code": ["Код"]}
            tokens = {"mode": "unsealed", "recipe": recipe}
            said = attributes(code=code, columns=columns, tokens=tokens, codes_shared=is_shared)
            paths.append(tmp_path / f"{code}.yaml")
            paths[-1].write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
        return [one.key for one in validate_all(paths, settings()) if one.file == "ru_b.yaml"]

    assert found(True, True) == []
    assert found(True, False) == found(False, True) == found(False, False) == ["tokens.recipe"]
    assert found(False, False, "own-code-2") == []
