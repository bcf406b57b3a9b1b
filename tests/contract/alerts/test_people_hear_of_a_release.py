"""The demo network's release is told to four people by a real mail server: once, in their language, and nothing more.

In a whole run the server turns one of them away while all libraries say everything they have to say. Then the last
steps of a run, from the flip on, try her again and tell nobody else. Neither has new deliveries, so what that may not
change is asked here too, and again after the run of tests/contract/release/test_rollback_and_hold.py.

Add here: what people must be able to rely on when they wait for a release.
Keep out: the rules of telling in every case (tests/unit/alerts).
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path

import duckdb
import mail_server
import pytest
import yaml
from pipeline_home import Home, Ran

from warehouse import database, vault, yaml_text
from warehouse.audiences import audiences
from warehouse.networks.home import DEMO

# The first test waits for a whole run, and perhaps for the built home.
pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(1), pytest.mark.timeout(1200)]
ADDRESS = "https://dashboards.network.example"
COORDINATOR, RUSSIA, UKRAINE, FINLAND = (f"{who}@network.example" for who in ("coordinator", "nina", "olena", "aino"))
TALKATIVE = """
import logging, os, sys
from pathlib import Path
logs = Path(os.environ["CROSSINGS_HOME"], "logs")
logs.mkdir(parents=True, exist_ok=True)
logging.basicConfig(filename=logs / "everything.log", level=logging.DEBUG)
logging.captureWarnings(True)
sys.argv = ["crossings", "run"]
from dagster_project.cli import main
main()
"""
LAST_STEPS = """
import sys
from warehouse.settings import settings
now = settings()
from dagster_project import instance
instance.prepare(now)
from dagster_project import pipeline
from dagster_project.definitions import defs
from dagster_project.lib import keys
with instance.opened(now) as home:
    build = defs().get_repository_def().get_job(keys.BUILD_JOB)
    sys.exit(not pipeline._execute(build, home, [keys.CURRENT, keys.TOLD]).success)
"""
EVENTS = """
import json
from dagster_project import instance
from warehouse.settings import settings
with instance.opened(settings()) as home:
    runs = sorted(home.get_run_records(), key=lambda record: record.create_timestamp)
    records = [record for run in runs for record in home.get_records_for_run(run.dagster_run.run_id).records]
    logged = [record.event_log_entry for record in records]
    mine = [entry for entry in logged if entry.dagster_event and entry.dagster_event.step_key == "release__told"]
    print(json.dumps([{
        "kind": entry.dagster_event.event_type_value,
        "whole": entry.to_json(),
        "metadata": {name: value.value for name, value in entry.dagster_event.materialization.metadata.items()}
        if entry.dagster_event.event_type_value == "ASSET_MATERIALIZATION" else {},
    } for entry in mine]))
"""


@dataclass
class Told:
    """A whole run and the last steps of another, and what arrived in each."""

    home: Home
    runs: list[Ran]
    arrived: list[list[tuple[str, EmailMessage]]]
    events: list[dict]

    def texts(self, run: int) -> dict[str, list[str]]:
        """Of each line of a message; blanks that must not break count as blanks."""
        said = {to: message.get_content().strip().splitlines() for to, message in self.arrived[run]}
        return {to: [" ".join(line.split()) for line in lines] for to, lines in said.items()}


@pytest.fixture(scope="module")
def told(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("told")
    with mail_server.running() as mail:
        home = replace(
            built_home.copy(folder / "home"),
            extra={"TO_AINO": mail.address_with_password(FINLAND), "CROSSINGS_DASHBOARDS_URL": ADDRESS},
        )
        file = folder / "recipients.yaml"
        file.write_text(yaml.safe_dump({"recipients": declared(mail)}))
        put = home.crossings("alerts", "set", str(file))
        assert put.code == 0, put.text
        with database.writer(home.settings, vault.load(home.settings)) as con:
            con.execute("insert into raw.suppressed_cell values ('no cell')")
        runs, arrived = [], []
        for refused in ({UKRAINE}, set()):
            mail.refuses = refused
            runs.append(home.python(LAST_STEPS if runs else TALKATIVE))
            arrived.append(list(mail.arrived))
            mail.arrived.clear()
        said = home.python(EVENTS)
        yield Told(home, runs, arrived, json.loads(said.text.splitlines()[-1]))


def declared(mail: mail_server.Mailbox) -> list[dict[str, str]]:
    return [
        {"name": "coordinator", "audience": "regional", "language": "en", "address": mail.address(COORDINATOR)},
        {"name": "Russia", "audience": "ru", "language": "ru", "address": mail.address(RUSSIA)},
        {"name": "Ukraine", "audience": "ua", "language": "uk", "address": mail.address(UKRAINE)},
        {"name": "Finland", "audience": "fi", "language": "fi", "address_env": "TO_AINO", "when": "new_alerts"},
    ]


# As a native speaker says it, for every number of alerts that the small network can have in a release.
HEARD = {
    "en": (
        "no alerts. Log in to see it.",
        "1 alert. Log in to read it.",
        *(f"{count} alerts. Log in to read them." for count in (2, 3)),
    ),
    "ru": (
        "оповещений нет. Войдите, чтобы его посмотреть.",
        "1 оповещение. Войдите, чтобы прочитать.",
        *(f"{count} оповещения. Войдите, чтобы прочитать." for count in (2, 3)),
    ),
    "uk": (
        "сповіщень немає. Увійдіть, щоб його переглянути.",
        "1 сповіщення. Увійдіть, щоб прочитати.",
        *(f"{count} сповіщення. Увійдіть, щоб прочитати." for count in (2, 3)),
    ),
    "fi": (
        "ei ilmoituksia. Kirjaudu sisään nähdäksesi sen.",
        "1 ilmoitus. Kirjaudu sisään lukeaksesi sen.",
        *(f"{count} ilmoitusta. Kirjaudu sisään lukeaksesi ne." for count in (2, 3)),
    ),
}
# A change that is no more than seasons and small random numbers is no alert; a comparison that was broken is one.
ALERTS = """
select count(distinct (rule_code, country_code, period_start)) from published.pub_alerts
where rule_code in ('shift_clear', 'shift_not_complete', 'shift_broken', 'reporting_low', 'trend')
"""


def test_each_hears_how_many_alerts_are_in_their_own_file_in_their_language(told: Told) -> None:
    """The keys of a home are its own, and so are its small random changes: what is close to a rule may be an alert."""
    counts = {}
    for audience in ("regional", "ru", "ua", "fi"):
        with duckdb.connect(told.home.settings.current / audience / "warehouse.duckdb", read_only=True) as con:
            counts[audience] = con.execute(ALERTS).fetchall()[0][0]
    assert counts["regional"] == counts["ru"] + counts["ua"] + counts["fi"] > 0
    assert told.texts(0) == {
        COORDINATOR: [f"New release of 20 February 2024: {HEARD['en'][counts['regional']]}", "", ADDRESS],
        RUSSIA: [f"Новый выпуск от 20 февраля 2024 г.: {HEARD['ru'][counts['ru']]}", "", ADDRESS],
        FINLAND: [f"Uusi julkaisu, 20. helmikuuta 2024: {HEARD['fi'][counts['fi']]}", "", ADDRESS],
    }
    assert told.texts(1) == {UKRAINE: [f"Новий випуск від 20 лютого 2024 р.: {HEARD['uk'][counts['ua']]}", "", ADDRESS]}
    subjects = {message["Subject"] for some in told.arrived for _, message in some}
    assert subjects == {
        f"Crossings: {said}" for said in ("new release", "новый выпуск", "новий випуск", "uusi julkaisu")
    }


def test_a_run_with_nothing_new_changes_no_number_and_begins_with_nothing_suppressed(
    told: Told, built_home: Home
) -> None:
    assert told.home.digest() == built_home.digest()
    assert told.home.rows("select count(*) from raw.suppressed_cell") == [(0,)]
    releases = [{path.name for path in home.settings.published.iterdir()} for home in (told.home, built_home)]
    assert releases[0] == releases[1]


def test_a_server_that_refuses_is_told_and_changes_no_exit_code(told: Told) -> None:
    assert [ran.code for ran in told.runs] == [0, 0], told.runs[0].text
    assert "1 of 4 recipients were not told of it" in told.runs[0].text
    assert "recipient 3" in told.runs[0].text
    assert "[release/told]" in told.runs[0].text
    assert "not told" not in told.runs[1].text


def test_the_step_fails_visibly_and_the_next_run_reaches_who_is_left_and_nobody_twice(told: Told) -> None:
    kinds = [event["kind"] for event in told.events]
    assert (kinds.count("STEP_FAILURE"), kinds.count("ASSET_MATERIALIZATION")) == (1, 1)
    counted = [event["metadata"] for event in told.events if event["metadata"]]
    release = told.home.settings.current.resolve().name
    assert counted == [{"release": release, "told": 1, "knew it": 3, "nothing new for": 0}]
    assert [to for to, _ in told.arrived[1]] == [UKRAINE]


def test_no_message_and_no_event_says_what_an_alert_says_where_or_of_whom(told: Told) -> None:
    messages = [message.as_string() + message.get_content() for some in told.arrived for _, message in some]
    events = [json.dumps(json.loads(event["whole"]), ensure_ascii=False) for event in told.events]
    assert (len(messages), len(events) > 5) == (4, True)
    words = sentences(told.home) | places() | partners()
    assert len(words) > 100
    assert {word for word in words for text in messages + events if word in text} == set()


def test_no_sentence_of_an_alert_no_address_and_no_password_is_in_a_log_or_a_store(told: Told) -> None:
    words = {*sentences(told.home), "network.example:", "@network.example", mail_server.PASSWORD}
    spelled = {form.encode() for word in words for form in (word, json.dumps(word)[1:-1])}
    rooms = [told.home.settings.logs, told.home.settings.dagster, told.home.settings.alerts]
    files = [path for room in rooms for path in room.rglob("*") if path.is_file()]
    assert (told.home.settings.logs / "everything.log").stat().st_size > 10_000
    assert {path.name for path in files if any(word in path.read_bytes() for word in spelled)} == set()
    assert {word for word in words for ran in told.runs if word in ran.text} == set()


def sentences(home: Home) -> set[str]:
    """All that any file of the release says in words, in any language."""
    found: set[str] = set()
    for audience in (audience for audience in audiences().values() if not audience.is_outside):
        with duckdb.connect(home.settings.current / audience.name / "warehouse.duckdb", read_only=True) as con:
            found |= {text for (text,) in con.execute("select sentence from published.pub_alerts").fetchall()}
    return found


def places() -> set[str]:
    with (DEMO / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row[name] for row in rows for name in row if name.startswith("name_") and row[name]}


def partners() -> set[str]:
    """Codes, and what partners are called in published tables."""
    files = (DEMO / "partners").glob("*.yaml")
    said = [yaml_text.read(Path(file).read_text(encoding="utf-8"))["attributes"] for file in files]
    return {one[key] for one in said for key in ("code", "alias")}
