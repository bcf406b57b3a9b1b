"""Each release is told once to each: not after a rollback, and again where it did not arrive."""

import os
import signal
import subprocess
import sys

import mail_server
import pytest
from small_releases import NEXT_QUARTER, QUARTER, SENTENCE, Home, entry

from warehouse.alerts import notify
from warehouse.errors import CrossingsError, Locked
from warehouse.settings import PROJECT_ROOT

FIRST, SECOND, THIRD = "2024-02-20-aaa", "2024-03-20-bbb", "2024-04-20-ccc"
ME = "me@example.org"
BROKEN_UA, BROKEN_FI = ("shift_broken", "UA", QUARTER), ("shift_broken", "FI", QUARTER)
LOW_UA, TREND_RU = ("reporting_low", "UA", QUARTER), ("trend", "RU", QUARTER)
TELL = """
from warehouse import hardening, vault
from warehouse.alerts import notify
from warehouse.settings import settings
hardening.begin()
notify.tell(settings(), vault.load(settings()))
"""


def said(mail: mail_server.Mailbox, to: str = ME) -> list[str]:
    """The texts that arrived."""
    return [message.get_content().strip() for message in mail.to(to)]


def test_rules_that_answer_or_say_that_nothing_happened_are_no_alerts(home: Home) -> None:
    assert notify.needing_attention(home.settings) == {
        *("shift_clear", "shift_not_complete", "shift_broken", "reporting_low", "trend")
    }


def test_everybody_is_told_of_the_alerts_of_their_own_file_in_their_language(home: Home, mail) -> None:
    home.declare(
        entry(mail.address("a@example.org")),
        entry(mail.address("b@example.org"), "ru", "ru"),
        entry(mail.address("c@example.org"), "ua", "uk"),
        entry(mail.address("d@example.org"), "fi", "fi"),
        entry(mail.address("e@example.org"), "donor"),
    )
    answers = [("answer_coverage", "FI", QUARTER), ("shift_unclear", "RU", QUARTER), ("reporting", "FI", QUARTER)]
    home.publish(FIRST, [BROKEN_UA, LOW_UA, BROKEN_FI, *answers])

    assert home.tell().told == [1, 2, 3, 4, 5]

    assert said(mail, "a@example.org") == ["New release of 20 February 2024: 3 alerts. Log in to read them."]
    assert "оповещений нет" in said(mail, "b@example.org")[0]
    assert "2 сповіщення." in said(mail, "c@example.org")[0]
    assert "1 ilmoitus." in said(mail, "d@example.org")[0]
    assert said(mail, "e@example.org") == ["New release of 20 February 2024: log in to see it."]


def test_the_mail_server_does_not_hear_the_name_of_this_computer(home: Home, mail, monkeypatch) -> None:
    """Whoever asks for it asks a name server, too."""
    monkeypatch.setattr("socket.gethostname", lambda: pytest.fail("asked for the name of this computer"))
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA])
    mail.senders.clear()

    assert home.tell().told == [1]
    assert mail.senders == ["[127.0.0.1]"]


def test_a_message_is_plain_says_nothing_of_an_alert_and_not_by_what_it_was_sent(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA])
    home.tell()

    (message,) = mail.to(ME)
    assert message.get_content_type() == "text/plain"
    whole = message.as_string() + message.get_content()
    assert [word for word in (*SENTENCE.split(), "UA", "Ukraine", "2023", "apprise", "Apprise") if word in whole] == []


def test_the_same_release_is_told_once(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA])
    home.tell()

    again = home.tell()

    assert (again.told, again.knew, len(mail.arrived)) == ([], [1], 1)


def test_another_name_language_or_wish_is_the_same_mailbox(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA])
    home.tell()
    home.declare(entry(mail.address(ME), language="fi", name="somebody", when="new_alerts"))

    assert home.tell().knew == [1]


def test_who_is_declared_later_is_told_of_what_people_see(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA])
    home.tell()
    home.declare(entry(mail.address("later@example.org")), entry(mail.address(ME)))

    later = home.tell()

    assert (later.told, later.knew) == ([1], [2])


def test_a_rollback_tells_nobody_nor_does_the_end_of_it(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    for name in (FIRST, SECOND):
        home.publish(name, [BROKEN_UA])
        home.tell()
    assert len(mail.arrived) == 2

    home.roll_back(FIRST)
    assert home.tell().why == notify.PAUSED
    home.declare(entry(mail.address("later@example.org")), entry(mail.address(ME)))
    assert home.tell().why == notify.PAUSED  # nor anybody who is new: it is no new release
    home.publish_again(SECOND)
    assert home.tell().knew == [2]

    assert len(mail.to(ME)) == 2


def test_what_was_told_and_is_the_same_is_not_new(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA, BROKEN_FI])
    home.tell()
    home.publish(SECOND, [BROKEN_UA, BROKEN_FI, TREND_RU])
    home.tell()
    home.publish(THIRD, [BROKEN_UA, ("shift_broken", "FI", NEXT_QUARTER), ("shift_clear", "RU", QUARTER)])
    home.tell()

    assert [text.partition(": ")[2].partition(".")[0] for text in said(mail)] == [
        "2 alerts",
        "3 alerts (new: 1)",
        "3 alerts (new: 2)",
    ]


def test_who_wants_new_alerts_alone_hears_of_no_other_release(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME), "ua", "uk", when="new_alerts"))
    home.publish(FIRST, [BROKEN_FI])
    assert home.tell().nothing_new == [1]
    home.publish(SECOND, [BROKEN_FI, BROKEN_UA])
    assert home.tell().told == [1]
    home.publish(THIRD, [BROKEN_UA])
    assert home.tell().nothing_new == [1]
    assert home.tell().knew == [1]
    assert len(mail.arrived) == 1


def test_an_alert_that_went_and_comes_again_is_new(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME), when="new_alerts"))
    for name, alerts in ((FIRST, [BROKEN_UA]), (SECOND, []), (THIRD, [BROKEN_UA])):
        home.publish(name, alerts)
        home.tell()

    assert len(mail.arrived) == 2


def test_alerts_that_are_held_back_are_not_counted_and_not_new_afterwards(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA])
    home.tell()
    home.publish(SECOND, [BROKEN_UA], held=True)
    home.tell()
    home.publish(THIRD, [BROKEN_UA])
    home.tell()

    assert said(mail)[1:] == [
        "New release of 20 February 2024: log in to see it.",
        "New release of 20 February 2024: 1 alert (new: 0). Log in to read it.",
    ]


def test_whom_it_did_not_reach_is_named_by_number_and_told_next_time(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)), entry(mail.address("b@example.org")), entry(mail.address("c@example.org")))
    home.publish(FIRST, [BROKEN_UA])
    mail.refuses.add("b@example.org")

    first = home.tell()

    assert (first.told, list(first.untold)) == ([1, 3], [2])
    with pytest.raises(CrossingsError, match="1 of 3 recipients") as told:
        notify.refuse_untold(first)
    assert "recipient 2: its server" in str(told.value)
    assert "example.org" not in str(told.value)

    mail.refuses.clear()
    second = home.tell()
    notify.refuse_untold(second)
    assert (second.told, second.knew) == ([2], [1, 3])
    assert [to for to, _ in mail.arrived] == [ME, "c@example.org", "b@example.org"]


def test_a_server_that_is_down_and_a_variable_that_is_not_set_stop_nobody_else(home: Home, mail, monkeypatch) -> None:
    away = mail.address("a@example.org").replace(str(mail.port), str(mail_server.free_port()))
    monkeypatch.setenv("TO_NONSENSE", "to me")
    unset = {"name": "b", "audience": "fi", "language": "fi", "address_env": "TO_NOBODY"}
    home.declare(entry(away), unset, {**unset, "name": "c", "address_env": "TO_NONSENSE"}, entry(mail.address(ME)))
    home.publish(FIRST, [])

    found = home.tell()

    assert found.told == [4]
    assert {number: sent.name for number, sent in found.untold.items()} == {
        1: "NOT_TAKEN",
        2: "NO_ADDRESS",
        3: "UNREADABLE",
    }


def test_a_kill_while_people_are_told_repeats_one_message_at_most(home: Home, mail) -> None:
    to = [f"{letter}@example.org" for letter in "abcd"]
    home.declare(*(entry(mail.address(one)) for one in to))
    home.publish(FIRST, [BROKEN_UA])
    with subprocess.Popen([sys.executable, "-c", TELL], cwd=PROJECT_ROOT, env=dict(os.environ)) as process:
        # The server has it, and nobody will write that down.
        mail.before_answer = lambda whom: process.kill() if whom == to[1] else None
        assert process.wait() == -signal.SIGKILL
    assert [whom for whom, _ in mail.arrived] == to[:2]
    mail.before_answer = lambda _to: None

    found = home.tell()

    assert (found.knew, found.told) == ([1], [2, 3, 4])
    assert [len(mail.to(one)) for one in to] == [1, 2, 1, 1]
    assert home.tell().knew == [1, 2, 3, 4]


def test_two_at_once_do_not_tell_twice(home: Home, mail) -> None:
    first, second = (notify.opened(home.settings, home.vault, wait_seconds=0) for _ in range(2))
    with first, pytest.raises(Locked, match="next run"), second:
        pass


def test_who_is_not_declared_any_more_is_forgotten(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)), entry(mail.address("b@example.org")))
    home.publish(FIRST, [])
    home.tell()
    home.declare(entry(mail.address(ME)))
    home.publish(SECOND, [])
    home.tell()

    with notify.opened(home.settings, home.vault) as kept:
        assert len(kept.known) == 1


def test_without_recipients_nothing_is_kept(home: Home) -> None:
    home.publish(FIRST, [BROKEN_UA])

    assert home.tell().why == notify.NOBODY
    assert not home.settings.alerts.exists()


def test_the_working_database_is_not_opened(home: Home, mail) -> None:
    home.declare(entry(mail.address(ME)))
    home.publish(FIRST, [BROKEN_UA])
    home.settings.working.mkdir(parents=True, exist_ok=True)
    home.settings.working_db.write_bytes(b"nobody can open this")

    assert home.tell().told == [1]
