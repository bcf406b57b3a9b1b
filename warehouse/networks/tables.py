"""The tables of a network directory: which files, which columns, which kind of value. The one list.

The reader checks by it, the database's tables and the reference page are made from it.
Add here: a column or a file of a network.
Keep out: rules between rows and files (rules.py).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from warehouse.definitions.languages import LANGUAGES
from warehouse.networks.lists import listed

Value = str | int | float | date | None
PERIODS = ("month", "quarter", "half_year", "year", "fiscal_year")
LEVELS = ("country", "region", "city")
_LISTED = 12  # a longer list is looked up, not read in a message
_SQL = {"text": "varchar", "code": "varchar", "date": "date", "small": "integer", "whole": "bigint"}
_SQL |= {"number": "double", "flag": "integer"}
_SAID = {
    "text": "text",
    "code": "a code: letters, digits, _ and -",
    "date": "a day like 2024-01-31",
    "small": "a whole number",
    "whole": "a whole number",
    "number": "a number with a point, like 60.2",
    "flag": "0 or 1",
}


@dataclass(frozen=True)
class Column:
    """One column: the kind of its values, what it means. `choices`: the only values, asked for when needed."""

    name: str
    kind: str
    what: str
    is_required: bool = True
    choices: Callable[[], tuple[str, ...]] | None = None

    @property
    def sql(self) -> str:
        return f"{self.name} {_SQL[self.kind]}"

    @property
    def said(self) -> str:
        known = self.choices() if self.choices else ()
        return "one of " + ", ".join(known) if 0 < len(known) <= _LISTED else _SAID[self.kind]


@dataclass(frozen=True)
class Table:
    """One file of the directory and the table of the database that it becomes."""

    name: str
    file: str
    what: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    derived: tuple[Column, ...] = field(default=())

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*self.columns, *self.derived)


def _in_languages(name: str, what: str) -> tuple[Column, ...]:
    return tuple(Column(f"{name}_{language}", "text", f"{what}, in {language}") for language in LANGUAGES)


_SOURCE = Column("source", "text", "who says it, so that a reader can find it")
_INVENTED = Column("is_invented", "flag", "1: invented for a demonstration; a real network has no such line", False)
_COUNTRY = Column("country_code", "code", "a country of the network")

PLACES = Table(
    "place",
    "places.csv",
    "Countries, the network's own regions (a grouping of first-level units), cities. Nothing finer exists.",
    (
        Column("place_code", "code", "FI for a country, FI-N for a region, fi_oulu for a city"),
        Column("level", "code", "what it is", choices=lambda: LEVELS),
        _COUNTRY,
        Column("region_code", "code", "of a city: its region; may be empty in the other lines", False),
        *_in_languages("name", "its name"),
        Column("latitude", "number", "degrees north, one decimal; empty for the middle of its cities", False),
        Column("longitude", "number", "degrees east, one decimal; empty for the middle of its cities", False),
        Column(
            "units",
            "text",
            "of a region: its first-level units, like FI-10 FI-14; `network units FI` lists them",
            False,
        ),
        Column(
            "rollup_rank", "small", "which place is hidden first to protect another; empty: in the file's order", False
        ),
    ),
    ("place_code",),
    (Column("city_code", "code", "the city, or all"),),
)
ROLLUPS = Table(
    "place_rollup",
    "rollups.csv",
    "When a region or city is counted with its country only: under occupation, under fire.",
    (
        Column("place_code", "code", "a region or city of places.csv"),
        Column("valid_from", "date", "first day"),
        Column("valid_to", "date", "last day; empty: until further notice", False),
        Column("why", "text", "the reason"),
    ),
    ("place_code", "valid_from"),
)
ESTIMATES = Table(
    "population_estimate",
    "estimates.csv",
    "How many people do sex work in an area, and who says so. Several for an area and year are normal, one is chosen.",
    (
        Column("area_code", "code", "a place of places.csv"),
        _COUNTRY,
        Column("year", "small", "the year that it speaks of"),
        Column("low", "whole", "lowest number of people"),
        Column("point", "whole", "the number itself"),
        Column("high", "whole", "highest number; equal to the others where no range is published"),
        Column("method", "text", "how it was made"),
        Column("definition", "text", "who is meant"),
        Column("inclusion_criteria", "text", "who is in it: age, gender, area, time"),
        _SOURCE,
        Column("quality", "text", "how far it can be trusted, and why"),
        Column("is_chosen", "flag", "1: it is the denominator of this area and year"),
        _INVENTED,
    ),
    ("area_code", "year", "source"),
)
TARGETS = Table(
    "target",
    "targets.csv",
    "What a grant or strategy wants to reach. Drawn on its own indicator only.",
    (
        Column("grant_code", "code", "a short name of the grant or strategy"),
        Column(
            "indicator_code",
            "code",
            "an indicator of the dictionary",
            choices=lambda: listed("indicator", "indicator_code"),
        ),
        _COUNTRY,
        Column("period_type", "code", "kind of period", choices=lambda: PERIODS),
        Column("period_start", "date", "first day of the period"),
        Column("baseline", "number", "where it began, as a share like 0.30", False),
        Column("target", "number", "what is to be reached, as a share"),
        _SOURCE,
        _INVENTED,
    ),
    ("grant_code", "indicator_code", "country_code", "period_type", "period_start"),
)
EVENTS = Table(
    "event",
    "events.csv",
    "What changed on a day: laws, police operations, war, borders, partners, forms, funding.",
    (
        Column("event_code", "code", "a code of your own"),
        Column("event_date", "date", "the day"),
        _COUNTRY,
        Column("kind", "code", "what kind of event", choices=lambda: listed("event_kind", "kind")),
        *_in_languages("label", "what happened, in a few words"),
        _SOURCE,
        _INVENTED,
    ),
    ("event_code",),
)
CORRIDORS = Table(
    "corridor",
    "corridors.csv",
    "Pairs of places between which moves are watched. Several lines with one code are one corridor.",
    (
        Column("corridor_code", "code", "a code of your own"),
        Column("place_a", "code", "a place of places.csv"),
        Column("place_b", "code", "another one, or a country of origin without partners"),
        *_in_languages("name", "its name"),
        Column("why", "text", "why it is watched"),
    ),
    ("corridor_code", "place_a", "place_b"),
)
TABLES = (PLACES, ROLLUPS, ESTIMATES, TARGETS, EVENTS, CORRIDORS)

# Shipped with a public return, which a network can name and not write itself. Print is public: no threshold holds.
SURVEY = Table(
    "violence_survey",
    "violence_survey.csv",
    "The survey of violence that was printed with a public return.",
    (
        Column("return_id", "code", "the public return"),
        Column("act_code", "code", "what happened"),
        Column("share_percent", "number", "respondents to whom it happened, per cent"),
        Column("times_mean", "number", "how often it happened to one of them, mean", False),
        Column("times_low", "small", "the same, lowest", False),
        Column("times_high", "small", "the same, highest", False),
        Column("respondents", "small", "people who were asked"),
        Column("months", "small", "months that they were asked about"),
        _COUNTRY,
        Column("city", "text", "city as printed"),
        Column("setting_group", "code", "where the people who were asked work"),
        Column("note", "text", "what to know before quoting the line"),
    ),
    ("return_id", "act_code"),
)

# What network.yaml becomes.
SCOPES = Table(
    "linkage_scope",
    "network.yaml",
    "Whose codes are compared.",
    (),
    ("scope", "country_code"),
    (
        Column("scope", "code", "name of the scope"),
        Column("country_code", "code", "a country of it"),
        Column("is_national", "flag", "1: one country"),
        Column("is_enabled", "flag", "1: codes are compared"),
        Column("why", "text", "what for"),
    ),
)
CALENDAR = Table(
    "calendar_month",
    "network.yaml",
    "The months there are.",
    (),
    ("month_start",),
    (Column("month_start", "date", "first day of a month"),),
)
ITSELF = Table(
    "itself",
    "network.yaml",
    "Which network this database holds.",
    (),
    ("digest",),
    (
        Column("is_invented", "flag", "1: a demonstration"),
        Column("smallest_shown", "whole", "smallest number of people that is shown, whatever a grain's own threshold"),
        Column("digest", "text", "of everything that is loaded"),
    ),
)
LOADED = (*TABLES, SURVEY, SCOPES, CALENDAR, ITSELF)


def ddl() -> str:
    """The schema `network` of the working database."""
    made = [
        f"create table if not exists network.{table.name} ({', '.join(column.sql for column in table.all_columns)});"
        for table in LOADED
    ]
    return "\n".join(["create schema if not exists network;", *made])


_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_WHOLE = re.compile(r"\d+")


def parsed(column: Column, text: str) -> Value:
    """None for one that is not of its kind, or none of the column's choices."""
    value = of_kind(column, text)
    return None if column.choices and value not in column.choices() else value


def of_kind(column: Column, text: str) -> Value:
    """The same without the choices, for what is shipped and was looked at."""
    return _PARSERS[column.kind](text)


def _date(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_PARSERS: dict[str, Callable[[str], Value]] = {
    "text": lambda text: text,
    "code": lambda text: text if _CODE.fullmatch(text) else None,
    "date": _date,
    "small": lambda text: int(text) if _WHOLE.fullmatch(text) and len(text) < 10 else None,
    "whole": lambda text: int(text) if _WHOLE.fullmatch(text) and len(text) < 19 else None,
    "number": lambda text: float(text) if _NUMBER.fullmatch(text) else None,
    "flag": lambda text: int(text) if text in ("0", "1") else None,
}
