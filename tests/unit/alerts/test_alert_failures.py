"""Who hears that something must be done now: once for each matter, again until it arrives, and when it is well."""

import os
from pathlib import Path

import mail_server
import pytest
from small_releases import Home, entry

from warehouse.alerts import failures, recipients
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError

ME, FULL, FAILED = "me@example.org", "disk.full", "runs.failed"
BOTH = {"hears": ["releases", "failures"]}
SUBJECTS = ["Crossings: something needs you", "Crossings: all is well again"]


def told(home: Home, known: failures.Known, *matters: str, sealed: bool = False) -> failures.Told:
    return failures.tell(home.settings, None if sealed else home.vault, frozenset(matters), known)


def subjects(mail: mail_server.Mailbox, to: str = ME) -> list[str]:
    return [str(message["subject"]) for message in mail.to(to)]


def test_each_matter_is_told_once_and_the_end_of_all_of_them(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)) | BOTH)
    first = told(home, {}, FULL)
    again = told(home, first.known, FULL)
    another = told(home, again.known, FULL, FAILED)
    one_left = told(home, another.known, FAILED)
    none_left = told(home, one_left.known)
    told(home, none_left.known)
    assert [each.sent for each in (first, again, another, one_left, none_left)] == [1, 0, 1, 0, 1]
    assert subjects(mail) == [SUBJECTS[0], SUBJECTS[0], SUBJECTS[1]]


def test_a_matter_that_comes_back_is_told_again(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)) | BOTH)
    known = told(home, told(home, {}, FULL).known).known
    assert told(home, known, FULL).sent == 1


def test_who_hears_of_releases_alone_is_told_nothing_and_lists_of_before_stay_valid(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)), entry(mail.address("b@example.org")) | {"hears": ["failures"]})
    told(home, {}, FULL)
    assert subjects(mail) == []
    assert len(mail.to("b@example.org")) == 1


def test_who_hears_of_failures_alone_is_told_of_no_release(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)) | {"hears": ["failures"]})
    home.publish("2024-02-20-aaa", [])
    assert home.tell().told == []
    assert subjects(mail) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_says_in_the_language_of_its_reader_where_to_ask_and_nothing_else(home: Home, mail, language) -> None:
    home.declare(entry(mail.address(ME), language=language) | BOTH)
    told(home, {}, FULL, FAILED)
    (message,) = mail.to(ME)
    text = message.get_content()
    assert "crossings doctor" in text
    assert not any(word in str(message) + text for word in ("disk", "runs", "full", "failed"))
    assert len(text.strip().splitlines()) == 1


def test_a_server_that_does_not_take_it_is_tried_again_and_stops_nothing(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)) | BOTH)
    mail.refuses.add(ME)
    first = told(home, {}, FULL)
    assert (first.sent, first.untold) == (0, 1)
    mail.refuses.clear()
    assert told(home, first.known, FULL).sent == 1
    assert subjects(mail) == [SUBJECTS[0]]


def test_while_sealed_the_one_mailbox_of_the_settings_is_told_in_all_languages_and_of_the_end(
    home: Home, mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse.settings import settings

    home.declare(entry(mail.address(ME)) | BOTH)
    monkeypatch.setenv("CROSSINGS_SEALED_ALERT", mail.address("keeper@example.org"))
    home.settings = settings()
    sealed = told(home, {}, "keys.sealed_long", sealed=True)
    again = told(home, sealed.known, "keys.sealed_long", sealed=True)
    opened = told(home, again.known)
    assert told(home, opened.known).sent == 0
    assert subjects(mail, "keeper@example.org") == SUBJECTS
    first = mail.to("keeper@example.org")[0].get_content()
    assert len(first.strip().splitlines()) == len(LANGUAGES)
    assert subjects(mail) == []


def test_without_a_mailbox_in_the_settings_nobody_is_told_while_sealed(home: Home) -> None:
    assert told(home, {}, FULL, sealed=True).untold == 0


@pytest.mark.parametrize("hears", ["failures", [], ["everything"], [7]])
def test_what_is_no_list_of_what_is_heard_of_is_a_mistake(hears: object) -> None:
    text = f"recipients: [{{name: a, audience: regional, language: en, address_env: M, hears: {hears}}}]"
    with pytest.raises(ConfigError, match="recipient 1, hears"):
        recipients.checked(text)


def test_what_is_kept_of_recipients_is_no_address(home: Home, mail, tmp_path: Path) -> None:
    home.declare(entry(mail.address(ME)) | BOTH)
    known = told(home, {}, FULL).known
    assert ME not in repr(known)
    assert os.environ.get("HOME") not in repr(known)
