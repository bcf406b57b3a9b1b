"""Who is told: all mistakes at once, no password in the file, and the file readable with the keys alone."""

import io
import os
import sys
from pathlib import Path

import pytest
import yaml
from mail_server import PASSWORD
from small_releases import Home, entry, listed

from warehouse import key_rotation, vault, yaml_text
from warehouse.alerts import notify, recipients
from warehouse.alerts.recipients import mistakes
from warehouse.errors import ConfigError

MAIL = "mailto://mail.example.org?from=crossings@example.org&to=vuokko@example.org"
OTHER = MAIL.replace("vuokko", "olena")


def test_a_list_is_read_back_as_it_was_declared(home: Home) -> None:
    home.declare(
        entry(MAIL),
        {"name": "lead", "audience": "ua", "language": "uk", "address_env": "TO_LEAD", "when": "new_alerts"},
    )

    first, second = recipients.read(home.settings, home.vault)
    assert (first.number, first.audience, first.language, first.address) == (1, "regional", "en", MAIL)
    assert not first.wants_new_alerts_only
    assert second.wants_new_alerts_only
    assert second.address is None


def test_an_address_is_taken_from_the_variable_when_it_is_needed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.declare({"name": "lead", "audience": "ua", "language": "uk", "address_env": "TO_LEAD"})
    (lead,) = recipients.read(home.settings, home.vault)
    monkeypatch.setenv("TO_LEAD", OTHER)

    assert lead.address == OTHER


def test_nobody_is_declared_before_somebody_is(home: Home) -> None:
    assert recipients.read(home.settings, home.vault) == []
    with pytest.raises(ConfigError, match="crossings alerts set"):
        recipients.text_of(home.settings, home.vault)


def test_the_files_show_nobody_without_the_keys(home: Home) -> None:
    home.declare(entry(MAIL, "ua", "uk"))
    with notify.opened(home.settings, home.vault) as kept:
        kept.remember(recipients.read(home.settings, home.vault)[0], "2024-02-20-aaa", frozenset({"digest"}))

    files = [path for path in home.settings.alerts.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"recipients.yaml.age", "told.age", "told.lock"}
    for word in ("vuokko", "example.org", "ua", "uk", "2024-02-20"):
        assert [path.name for path in files if word in path.name] == []
        assert len(word) < 4 or [path.name for path in files if word.encode() in path.read_bytes()] == []
    assert [path.name for path in files if path.stat().st_mode & 0o077 and path.stat().st_size] == []


def test_new_file_keys_open_both_files_and_the_old_ones_none(home: Home) -> None:
    home.declare(entry(MAIL))
    (one,) = recipients.read(home.settings, home.vault)
    with notify.opened(home.settings, home.vault) as kept:
        kept.remember(one, "2024-02-20-aaa", frozenset())
    made = vault.made_file_keys()["LANDING"]

    key_rotation.reseal(home.settings, home.vault.landing_identity, made, lambda _said: None)

    with pytest.raises(ConfigError, match="do not open"):
        recipients.read(home.settings, home.vault)
    with pytest.raises(ConfigError, match=r"told\.age"), notify.opened(home.settings, home.vault):
        pass
    now = vault.Vault("", home.vault.chain, b"", b"", made)
    assert recipients.read(home.settings, now) == [one]
    with notify.opened(home.settings, now) as kept:
        assert kept.of(one).releases == ("2024-02-20-aaa",)


def test_every_mistake_is_told_at_once_with_its_remedy_and_no_address() -> None:
    text = yaml.safe_dump(
        {
            "recipients": [
                {"name": "a", "audience": "ru", "language": "ru", "address": "mailto://me:hush@mail.example.org"},
                {"name": "b", "audience": "ua", "language": "ru", "address": MAIL},
                {"name": "c", "audience": "se", "language": "sv", "when": "never", "address": "tgram://12:hush/5"},
                {
                    "name": "d",
                    "audience": "donor",
                    "language": "en",
                    "when": "new_alerts",
                    "address_env": "mailto://hush",
                },
                {"name": 5, "audience": "fi", "adress": "x"},
                {"name": "b", "audience": "ua", "language": "uk", "address": MAIL},
                {"name": "g", "audience": "fi", "language": "fi", "address": MAIL, "address_env": "TO_ME"},
                {"name": "h", "audience": "fi", "language": "fi", "address": f"{MAIL},olena@example.org"},
                "me",
            ],
            "sender": "x",
        }
    )

    found = mistakes(text)

    assert {place for place, _, _ in found} == {
        "sender",
        "recipient 1, address",
        "recipient 2, language",
        *("recipient 3, audience", "recipient 3, language", "recipient 3, when", "recipient 3, address"),
        *("recipient 4, when", "recipient 4, address_env"),
        *("recipient 5, name", "recipient 5, adress", "recipient 5, language", "recipient 5, address"),
        "recipient 6",
        "recipient 7, address",
        "recipient 8, address",
        "recipient 9",
    }
    assert sum(place == "recipient 6" for place, _, _ in found) == 2  # the same name, and the same mailbox
    assert all(remedy for _, _, remedy in found)
    assert [one for one in found if "hush" in str(one) or "vuokko" in str(one)] == []


@pytest.mark.parametrize("text", ["", "recipients:", "- name: a", "recipients: {a: b}", "a: [", "recipients:\n\t- a"])
def test_what_is_no_list_is_one_mistake_with_its_remedy(text: str) -> None:
    ((_, _, remedy),) = mistakes(text)
    assert remedy


def test_a_list_with_mistakes_changes_nothing(home: Home) -> None:
    home.declare(entry(MAIL))

    with pytest.raises(ConfigError, match="1 mistake"):
        home.declare(entry(OTHER, "ua", "ru"))

    assert [one.address for one in recipients.read(home.settings, home.vault)] == [MAIL]


def test_an_empty_list_ends_all_messages(home: Home) -> None:
    home.declare(entry(MAIL))
    home.declare()

    assert recipients.read(home.settings, home.vault) == []


def test_a_password_may_stand_in_a_variable(home: Home, mail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TO_ME", mail.address_with_password("me@example.org"))
    home.declare({"name": "me", "audience": "fi", "language": "fi", "address_env": "TO_ME"})
    home.publish("2024-02-20-aaa", [])

    before = mail.logins
    assert home.tell().told == [1]
    assert mail.logins == before + 1
    kept = b"".join(path.read_bytes() for path in home.settings.home.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in kept


def test_the_commands_declare_show_and_try(home: Home, mail, tmp_path: Path, crossings, capfd) -> None:
    file = tmp_path / "recipients.yaml"
    file.write_text(listed(entry(mail.address("a@example.org"), "ua", "uk"), entry(mail.address("b@example.org"))))
    assert crossings("alerts", "set", file) == 0
    assert "remove it" in capfd.readouterr().out

    assert crossings("alerts", "show") == 0
    assert yaml_text.read(capfd.readouterr().out) == yaml_text.read(file.read_text())

    mail.refuses.add("b@example.org")
    assert crossings("alerts", "test") == 1
    said = capfd.readouterr()
    assert ("✓ sent" in said.out, "✗ its server" in said.out) == (True, True)
    assert "@example.org" not in said.err
    ((message),) = mail.to("a@example.org")
    assert message["Subject"] == "Crossings: перевірка"


def test_a_list_is_taken_from_what_is_piped_in_and_one_that_is_not_there_is_said(
    home: Home, tmp_path: Path, crossings, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(listed(entry(MAIL))))
    assert crossings("alerts", "set", "-") == 0
    assert "remove it" not in capfd.readouterr().out
    assert [one.address for one in recipients.read(home.settings, home.vault)] == [MAIL]
    assert crossings("alerts", "set", tmp_path / "none.yaml") == 2
    assert "none.yaml" in capfd.readouterr().err


def test_set_names_all_mistakes_and_a_variable_that_is_not_set(home: Home, tmp_path: Path, crossings, capfd) -> None:
    file = tmp_path / "recipients.yaml"
    file.write_text(listed(entry(MAIL, "ua", "ru"), entry(OTHER, "se")))
    assert crossings("alerts", "set", file) == 2
    said = capfd.readouterr().err
    assert ("recipient 1, language" in said, "recipient 2, audience" in said) == (True, True)

    file.write_text(listed({"name": "me", "audience": "fi", "language": "fi", "address_env": "TO_NOBODY"}))
    assert "TO_NOBODY" not in os.environ
    assert crossings("alerts", "set", file) == 0
    assert "TO_NOBODY is not set" in capfd.readouterr().out
