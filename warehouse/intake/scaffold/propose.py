"""A draft of a declaration from a sample and the answers so far, with the questions that are still open.

Add here: another key of a declaration that a sample or a person can tell.
Keep out: prompting and writing. The draft is a function of its arguments: ask, add the answers, draft again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warehouse.contract import contact_fields
from warehouse.definitions.countries import known
from warehouse.definitions.languages import LANGUAGES as _LETTERS
from warehouse.intake.scaffold import codes, form
from warehouse.intake.scaffold.ask import YES, Answers, Question
from warehouse.intake.scaffold.columns import Columns, assigned, positions
from warehouse.intake.scaffold.sample import Sample, letter
from warehouse.intake.scaffold.vocabulary import headers, key, services, words
from warehouse.networks import home

_TO_DROP = "To be left out of the export, for it identifies persons"
_TO_SEAL = "Read by the sealing tool only, and never sent"
DROP_REMEDY = "Ask the partner to leave it out of the export: a file with it is refused, whether it is read or not."
NOT_SEALED_REMEDY = "Sealing does not need it and sends nothing of it: the export is better without it."
SEAL_NOTE = (
    "Sealing makes codes of names and birth dates on the partner's laptop, and sends none of them: they stay in the "
    "file that is sealed. This is the declaration of that file, `ours.yaml` beside the sealing tool. Replace it here "
    "with what `sheetpack declaration` prints there: that one reads the sealed files."
)
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


@dataclass
class Draft:
    """What stands so far. It is a declaration when no question is open."""

    attributes: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # for the person at the keyboard; by column letter
    comments: list[str] = field(default_factory=list)  # for the file
    is_before_sealing: bool = False  # the sample is no delivery yet: what comes of it is


def draft(sample: Sample, answers: Mapping[str, Any], file_name: str, root: Path) -> Draft:
    """The draft that these answers make of this sample."""
    return _Drafting(sample, Answers(answers), file_name, root).drawn()


class _Drafting:
    def __init__(self, sample: Sample, answers: Answers, file_name: str, root: Path) -> None:
        self.sample, self.answers, self.file_name, self.root = sample, answers, file_name, root
        self.draft = Draft(questions=answers.open, wrong=answers.wrong)
        self.columns: Columns = assigned(sample, answers, root)

    def drawn(self) -> Draft:
        city = self.columns.fields.get("city")
        places = codes.read("city", self.sample.texts(city), self.root).meanings.values() if city is not None else ()
        named = list(dict.fromkeys(places))
        countries = list(dict.fromkeys(contact_fields.places(self.root)[place].country for place in named))
        attributes = about(self.answers, countries, named)
        attributes["source"] = source(self.answers, self.sample.format)
        attributes["file"] = form.written(self.sample, self._dates(), self.answers)
        self._tell_dates()
        attributes["delivery"] = delivery(self.answers, self.file_name)
        mode = "sealed" if self.columns.scopes else "unsealed" if "client_code" in self.columns.fields else "none"
        attributes["tokens"], scopes = tokens(
            self.answers,
            mode,
            self.columns.scopes,
            str(attributes["country"] or ""),
            self._counted(self.columns.of_sealing) if self.columns.of_sealing else "",
        )
        # A file with names in it, or without sealed codes, is none that the sealing tool wrote.
        if attributes["tokens"]["mode"] == "sealed" and (self.columns.of_sealing or not self.columns.scopes):
            self.draft.is_before_sealing = True
            self.draft.notes.append(SEAL_NOTE)
        self._tell_columns()
        if attributes["tokens"]["mode"] != "unsealed":
            self.columns.fields.pop("client_code", None)
        if attributes["tokens"]["mode"] == "sealed":
            attributes["signing_key"] = signing_key(self.answers)
        attributes |= {"scopes": scopes} | self._maps(attributes["cities"] or [])
        self.draft.attributes = {name: value for name, value in attributes.items() if value not in ({}, [])}
        if unused := self.answers.unused():
            self.draft.notes.append(f"Nothing has asked for these answers, and they are not used: {', '.join(unused)}.")
        return self.draft

    def _tell_columns(self) -> None:
        to_seal = self.columns.of_sealing if self.draft.is_before_sealing else []
        to_drop = [position for position in self.columns.identifying if position not in to_seal]
        remedy = NOT_SEALED_REMEDY if self.draft.is_before_sealing else DROP_REMEDY
        for position in to_drop:
            self.draft.notes.append(f"Column {letter(position)} identifies persons. {remedy}")
        for head, at in (("Not read", self.columns.unread), (_TO_SEAL, to_seal), (_TO_DROP, to_drop)):
            if at:
                self.draft.comments.append(f"{head}: {self._counted(at)}.")

    def _counted(self, at: list[int]) -> str:
        """Columns by their letters. Headers that mean nothing to the contract may be anything: they are not written."""
        names = ", ".join(map(letter, at))
        return f"columns {names}" if self.sample.has_letters else f"{len(at)} key(s)"

    def _dates(self) -> form.Dates:
        at = [self.columns.fields[name] for name in contact_fields.DATES if name in self.columns.fields]
        return form.formats(text for position in at for text in self.sample.texts(position))

    def _tell_dates(self) -> None:
        if unread := self._dates().unread:
            self.draft.notes.append(f"{unread} text(s) of the date columns are no dates that we know.")

    def _maps(self, cities: list[str]) -> dict[str, Any]:
        """Columns and words. Words are looked at only when the person allows it."""
        may = self._may_show_words()
        values: dict[str, dict[str, str]] = {}
        separators: dict[str, str] = {}
        for name in [name for name in self.columns.fields if name in codes.CODED]:
            coded = self._coded(name, cities, show=may)
            values |= {name: coded[0]} if coded[0] else {}
            separators |= {name: coded[1]} if coded[1] else {}
        booleans = self._booleans(show=may)
        ticks = self._ticks(show=may)
        return {
            "columns": {name: [self.sample.headers[at]] for name, at in self.columns.fields.items()},
            "one_hot": self._one_hot(),
            "ticks": ticks,
            "separators": separators,
            "values": values,
            "booleans": booleans,
            "constants": self._constants(cities),
        }

    def _may_show_words(self) -> bool:
        at = [at for name, at in self.columns.fields.items() if name in codes.CODED]
        at += [each for group in positions(self.columns).values() for each in group] + [*self.columns.ticks.values()]
        if not at:
            return False
        named = ", ".join(map(self.sample.name, sorted(set(at))))
        text = f"May the different words of the coded columns ({named}) be shown here and written into the declaration"
        return self.answers.is_yes(Question(("show_words",), text, (YES, "no"), YES))

    def _coded(self, name: str, cities: list[str], *, show: bool) -> tuple[dict[str, str], str | None]:
        position = self.columns.fields[name]
        coded = codes.read(name, self.sample.texts(position), self.root)
        allowed = contact_fields.codes(name, self.root)
        allowed = allowed & frozenset(cities) if name == "city" else allowed
        column = self.sample.name(position)
        if coded.is_no_list:
            self.draft.notes.append(f"Column {column} ({name}) holds no list of codes: its words are not shown.")
        if not show:
            return {}, coded.separator
        left = codes.asked(name, column, coded, self.answers, allowed)
        if left:
            self.draft.comments.append(
                f"{name}: {left} word(s) of the sample have no meaning here; such rows are refused."
            )
        return codes.needed(coded.meanings, allowed), coded.separator

    def _booleans(self, *, show: bool) -> dict[bool, list[str]]:
        self._drop_counts()
        at = [each for group in positions(self.columns).values() for each in group]
        texts = list(dict.fromkeys(text for position in at for text in self.sample.texts(position)))
        if not at:
            return {}
        known = words("svc_condoms", self.root)
        coded = codes.Coded({text: known[key(text)] for text in texts if show and key(text) in known})
        if show and len(texts) <= codes.MOST_WORDS:
            coded.open = [text for text in texts if key(text) not in known and not codes.is_no_word(text)]
            left = codes.asked("booleans", "of yes or no", coded, self.answers, frozenset({"true", "false"}))
            if left:
                self.draft.comments.append(f"{left} word(s) of yes-or-no columns have no meaning here.")
        words_of = {
            code: [word for word, meant in coded.meanings.items() if meant == code] for code in ("true", "false")
        }
        return {True: words_of["true"] or ["1"], False: [*words_of["false"], ""]}

    def _drop_counts(self) -> None:
        for name in [name for name in positions(self.columns) if name in self.columns.fields]:
            position = self.columns.fields[name]
            if codes.are_counts(self.sample.texts(position)):
                del self.columns.fields[name]
                amount = f"amount_{name.removeprefix('svc_')}"
                if amount in contact_fields.AMOUNTS and amount not in self.columns.fields:
                    self.columns.fields[amount] = position
                    continue
                text = f"Column {self.sample.name(position)} ({name}) holds amounts, not yes or no: it is not read."
                self.draft.notes.append(text)
                self.draft.comments.append(text)

    def _one_hot(self) -> dict[str, dict[str, list[str]]]:
        return {
            name: {code: [self.sample.headers[at]] for code, at in choices.items()}
            for name, choices in self.columns.choices.items()
        }

    def _ticks(self, *, show: bool) -> list[dict[str, Any]]:
        """Columns of several services, where their words are known or explained."""
        entries = []
        for prefix, position in self.columns.ticks.items():
            entry = codes.ticks(prefix, self.sample.texts(position), services(), self.answers) if show else None
            if entry:
                entries.append({"headers": [self.sample.headers[position]], **entry})
            else:
                self.draft.comments.append(
                    f"Not read, for its words have no meaning here: {self._counted([position])}."
                )
        return entries

    def _constants(self, cities: list[str]) -> dict[str, str]:
        answered = {*self.columns.fields, *self.columns.choices}
        constants: dict[str, str] = {}
        for name in ("city", "channel"):
            if name not in answered:
                choices = tuple(cities) if name == "city" else contact_fields.CHOICES[name]
                only = choices[0] if len(choices) == 1 else None
                text = f"No column says the {name}. Which one holds for all rows"
                constants[name] = self.answers.ask(Question(("constants", name), text, choices, only))
        if "origin_country" in answered:
            header = key(self.sample.headers[self.columns.fields["origin_country"]].rsplit("/", 1)[-1])
            kind = headers().origin_kinds.get(header, "unspecified")
            text = "What does the country of origin mean in this form"
            choices = contact_fields.CHOICES["origin_kind"]
            constants["origin_kind"] = self.answers.ask(Question(("constants", "origin_kind"), text, choices, kind))
        return {
            name: code for name, code in constants.items() if code not in (None, contact_fields.WHEN_EMPTY.get(name))
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
    for name, text in _REFERENCES.items():
        answered[name] = answers.ask(Question((name,), text))
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
    for name in ("review_date", "active_from", "active_to"):
        if isinstance(answered.get(name), str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", answered[name]):
            try:
                answered[name] = date.fromisoformat(answered[name])
            except ValueError:
                continue
    if str(answered["grace_days"]).isdigit():
        answered["grace_days"] = int(answered["grace_days"])
    return answered


def source(answers: Answers, kind: str) -> dict[str, Any]:
    url = answers.ask(Question(("source", "url"), "Where its files lie: a folder, or sftp://user@host/path, https://…"))
    section = {"url": url, "pattern": answers.ask(Question(("source", "pattern"), "Which files", (), f"*.{kind}"))}
    for name, text in _access(urlsplit(str(url or "")).scheme):
        if name == "known_hosts" and "host_key" in section:
            continue
        is_needed = name == "known_hosts"
        answer = answers.ask(Question(("source", name), text, default=None if is_needed else NONE))
        section |= {name: answer} if answer != NONE else {}
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
