"""What a sample cannot tell: who the partner is, where its files lie, how people are coded. All of it is asked.

Add here: a question about the partner itself, with a default only where a wrong default does no harm.
Keep out: columns and words (propose.py).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from warehouse.definitions.countries import known
from warehouse.definitions.languages import LANGUAGES as _LETTERS
from warehouse.intake.scaffold.ask import Answers, Question
from warehouse.networks import home

NONE = "none"
# What file managers add to the name of a copy.
_COPY = r"(?:[ _-]*(?:copy|копия|копія|kopio))?(?: ?\(\d+\))?"
_YEAR, _MONTH, _REST = r"(?<!\d)(?:19|20)\d{2}", r"(?:0[1-9]|1[0-2])", rf"(?!\d)(_v\d+)?{_COPY}(\.\w+$)?"
_MONTH_IN_NAME = (
    (re.compile(_YEAR + r"([-_. ]?)" + _MONTH + _REST), r"(?P<year>\d{{4}}){0}(?P<month>\d{{2}})"),
    (re.compile(r"(?<!\d)" + _MONTH + r"([-_. ])(?:19|20)\d{2}" + _REST), r"(?P<month>\d{{2}}){0}(?P<year>\d{{4}})"),
)
_REFERENCES = {
    "agreement_ref": "Reference of the agreement with the partner",
    "dpia_ref": "Reference of the data protection impact assessment",
    "zone": "Where the data rest, like eu-north",
    "review_date": "When both are looked at again, like 2027-01-31",
}


def about(answers: Answers, countries: list[str], cities: list[str]) -> dict[str, Any]:
    """The partner. `countries` and `cities` are those that the sample names."""
    answered: dict[str, Any] = {"code": answers.ask(Question(("code",), "Neutral code of the partner, like p017"))}
    only = countries[0] if len(countries) == 1 else None
    country = answered["country"] = answers.ask(
        Question(("country",), "Country of the partner", tuple(home.in_force().countries), only)
    )
    alias = f"{country}-{answered['code']}".upper() if country and answered["code"] else None
    answered["alias"] = answers.ask(Question(("alias",), "Neutral name that people see", default=alias))
    here = known().get(country or "")
    language = next((code for code in here.languages if code in _LETTERS), "en") if here else None
    answered["language"] = answers.ask(Question(("language",), "Language of its letters", _LETTERS, language))
    for key, text in _REFERENCES.items():
        answered[key] = answers.ask(Question((key,), text))
    text = "May published numbers count its contacts, and name its alias? Say no where a figure could put it at risk"
    answered["safe_to_show"] = answers.ask(Question(("safe_to_show",), text, ("yes", "no"))) in ("yes", True)
    answered["active_from"] = answers.ask(Question(("active_from",), "First day it reports about, like 2024-01-01"))
    last_day = answers.ask(Question(("active_to",), "Last such day, or none while it goes on", default=NONE))
    answered |= {"active_to": last_day} if last_day != NONE else {}
    return _typed(answered | _rhythm(answers, country or "", cities))


def _rhythm(answers: Answers, country: str, cities: list[str]) -> dict[str, Any]:
    cadences = ("monthly", "quarterly", "half_yearly", "yearly")
    here = [city for city in cities if city.startswith(country.lower() + "_")]
    zone = known()[country].time_zone if country in known() else None
    return {
        "cadence": answers.ask(Question(("cadence",), "How often it sends", cadences, "monthly")),
        "grace_days": answers.ask(Question(("grace_days",), "Days after the period in which it is on time", (), "20")),
        "timezone": answers.ask(Question(("timezone",), "Its time zone", (), zone)),
        "cities": answers.ask(
            Question(("cities",), "Codes of its cities, with commas", (), ", ".join(here) or None, is_list=True)
        ),
    }


def _typed(answered: dict[str, Any]) -> dict[str, Any]:
    """What was typed becomes what YAML would give; what does not fit is left for validation to explain."""
    for key in ("review_date", "active_from", "active_to"):
        if isinstance(answered.get(key), str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", answered[key]):
            try:
                answered[key] = date.fromisoformat(answered[key])
            except ValueError:
                continue
    if str(answered["grace_days"]).isdigit():
        answered["grace_days"] = int(answered["grace_days"])
    return answered


def source(answers: Answers, kind: str) -> dict[str, Any]:
    url = answers.ask(Question(("source", "url"), "Where its files lie: a folder, or sftp://user@host/path, https://…"))
    section = {"url": url, "pattern": answers.ask(Question(("source", "pattern"), "Which files", (), f"*.{kind}"))}
    for key, text in _access(urlsplit(str(url or "")).scheme):
        if key == "known_hosts" and "host_key" in section:
            continue
        is_needed = key == "known_hosts"
        answer = answers.ask(Question(("source", key), text, default=None if is_needed else NONE))
        section |= {key: answer} if answer != NONE else {}
    return section


def _access(scheme: str) -> Iterator[tuple[str, str]]:
    if scheme in ("", "file"):
        return
    if scheme in ("sftp", "ssh"):
        yield "host_key", "The server's public key, like ssh-ed25519 AAAA…, as the partner read it out to you"
        yield "known_hosts", "File with the server's key"
    if scheme.startswith("s3"):
        yield "endpoint", "Address of the S3-compatible store"
    if scheme not in ("sftp", "ssh"):
        yield "token_env", "Name of the environment variable with the token"
    yield "username_env", "Name of the environment variable with the user name"
    yield "password_env", "Name of the environment variable with the password"


def delivery(answers: Answers, file_name: str) -> dict[str, Any]:
    """Which span a file covers. Of the sample's name nothing is kept but the places of year and month."""
    pattern = name_pattern(file_name)
    text = "What a file covers: name (its name says the month), cadence (one period), history (all since the first day)"
    choices = ("name", "cadence", "history") if pattern else ("cadence", "history")
    span = answers.ask(Question(("delivery", "span"), text, choices, "name" if pattern else "cadence"))
    chosen = answers.said("delivery", "name_pattern") or (pattern if span == "name" else None)
    return ({"name_pattern": chosen} if chosen else {}) | {"span": span}


def name_pattern(file_name: str) -> str | None:
    for shape, groups in _MONTH_IN_NAME:
        if match := shape.search(file_name):
            mark = re.escape(match[1]).replace(r"\-", "-").replace(r"\ ", " ")
            return groups.format(mark) + r"(_v(?P<version>\d+))?" + (_COPY + r"\.\w+$" if match[3] else "")
    return None


def tokens(
    answers: Answers, shown: str, scopes: list[str], country: str, named: str
) -> tuple[dict[str, Any], list[str]]:
    """How people are coded. `shown` and `scopes` are what the sample's columns show.

    `named`: its columns of names and birth dates, if it has any. Then nothing shows whether the partner seals, which
    needs them, and either guess does harm: a person has to say it.
    """
    modes = ("sealed", "unsealed", "none")
    text = "Codes of persons: sealed, unsealed or none"
    if named:
        text = f"The {named} hold names or birth dates. Does the partner seal its files before it sends them? {text}"
    mode = answers.ask(Question(("tokens", "mode"), text, modes, None if named else shown))
    if mode == "none" or mode is None:
        return {"mode": mode}, []
    recipe = answers.ask(Question(("tokens", "recipe"), "Name of the recipe by which the partner builds its codes"))
    default = ", ".join(scopes) or country.lower()
    asked = answers.ask(Question(("scopes",), "Linkage scopes, with commas", (), default or None, is_list=True))
    return {"mode": mode, "recipe": recipe}, asked or []


def signing_key(answers: Answers) -> str | None:
    """Read out by the partner: whoever could send it by the way of the files could send files of its own."""
    text = "Its public signing key, which `sheetpack key` printed there"
    answer: str | None = answers.ask(Question(("signing_key",), text))
    return answer
