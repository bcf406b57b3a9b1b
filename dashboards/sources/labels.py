"""What codes and phrases of the published tables are called, in a reader's language.

A coded column gets a column `<name>_label` beside it, a column of phrases whose name ends with _label `<name>_text`.
labels.yaml says of each code or phrase which text of the catalogues it is; what is not listed shows itself.
Add here: another room that names codes in every language. Keep out: codes that only charts know (labels.yaml).
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from dashboards.sources.catalogue import Catalogue
from dashboards.sources.wording import Wording
from warehouse import yaml_text
from warehouse.definitions import indicators, services
from warehouse.definitions.languages import LANGUAGES
from warehouse.gazetteer import countries
from warehouse.networks import home, lists
from warehouse.networks.network import Row
from warehouse.settings import PROJECT_ROOT

PLACE_COLUMNS = (
    "country_code",
    "region_code",
    "city_code",
    "city_codes",
    "origin_place",
    "destination_place",
    "area_code",
)
WITHIN = "within"  # country → the words for it, which is no column
RULES = PROJECT_ROOT / "warehouse" / "contract" / "rules.yaml"
# How much of a file a rule refuses.
REACH = {"row": "refused-one-row", "file": "refused-whole-file", "person": "refused-whole-file-nothing-kept"}
# What dbt's macro coverage_flag says of a row, beside the year of an old estimate.
PART_PERIOD = "not every city was worked in for the whole period"
NOT_SEALED = "codes are not sealed: some people may be counted twice"
FLAGS = {
    PART_PERIOD: "not-every-city-worked-in-for-the-period",
    NOT_SEALED: "codes-not-sealed-some-may-count-twice",
    "above 100 % of the low estimate": "above-100-percent-of-the-low-estimate",
    "no range published": "no-range-published",
    "people in several cities may count twice": "several-cities-seen",
    "unknown how many people work in several cities": "several-cities-unknown",
}
# What a letter fills in: "({share})", or a detail in the middle of a sentence.
_FILLED = re.compile(r" ?\([^()]*\{\w+\}[^()]*\)|\{\w+\}")
Labels = dict[str, dict[str, str]]


def labels(catalogue: Catalogue, wording: Wording) -> Labels:
    """Column → code → name."""
    declared = {
        column: {value: wording.text(code) for value, code in texts.items()}
        for column, texts in _said_here(catalogue).items()
    }
    places = _places(wording)
    indicator = {code: wording.given(one.name.said) for code, one in indicators.indicators().items()}
    # The sheets of partners leave out what a service is for; labels.yaml may say it.
    service = {**_services(wording), **declared.get("service_code", {})}
    coded = {"indicator_code": indicator, "service_code": service, **_refusals(wording)}
    events = {str(row["label_en"]): said for row, said in _events(wording)}
    network = {
        "event": events,
        "label": declared["label"] | events,
        "scope": _scopes(catalogue, wording),
        "coverage_flag": _flags(wording),
    }
    origins = {**_origins(wording), **declared["origin_code"]}
    return {**declared, **dict.fromkeys(PLACE_COLUMNS, places), **coded, **network, "origin_code": origins}


def phrases(catalogue: Catalogue) -> Iterator[str]:
    """Codes of every text of labels.yaml, whichever network says it."""
    for texts in (*catalogue.labels.values(), *catalogue.labels_of_networks.values()):
        yield from texts.values()


def _said_here(catalogue: Catalogue) -> Labels:
    """Without what only another network says: the lists of what a network declares in its own words."""
    rows = (row for table in home.in_force().tables.values() for row in table)
    values = {str(value) for row in rows for value in row.values()}
    own = {
        column: catalogue.labels.get(column, {}) | {value: code for value, code in texts.items() if value in values}
        for column, texts in catalogue.labels_of_networks.items()
        if column != WITHIN
    }
    return {**catalogue.labels, **own}


def label_name(column: str) -> str:
    """Of the column with what a person reads."""
    return f"{column.removesuffix('_label')}_text" if column.endswith("_label") else f"{column}_label"


def country_names(wording: Wording) -> list[str]:
    """Of the network, as it declares them."""
    places = _places(wording)
    return [places[code] for code in home.in_force().countries]


def with_countries(text: str, wording: Wording, own: str | None = None) -> str:
    """A text with the places filled in that hold countries of the network. `own`: the only one of a file."""
    if "{" not in text:
        return text
    named = country_names(wording)
    last = _places(wording)[own] if own else named[-1]
    return text.replace("{countries}", ", ".join(named)).replace("{last_country}", last)


def area_names(wording: Wording) -> list[str]:
    """Countries first, as the seed has them."""
    return [name for code, name in _places(wording).items() if code not in ("all", "each")]


def _services(wording: Wording) -> dict[str, str]:
    """A name may stand at the head of a row, so it begins with a capital."""
    return {
        code: wording.given(lambda language, one=one: one.names[language][:1].upper() + one.names[language][1:])
        for code, one in services.services().items()
    }


@cache
def refusal_rules() -> dict[str, dict[str, Any]]:
    """The rules of intake, as its letters say them."""
    rules: dict[str, dict[str, Any]] = yaml_text.read(RULES.read_text(encoding="utf-8"))["rules"]
    return rules


def _refusals(wording: Wording) -> Labels:
    """Of a rule: what was wrong, and how much was refused for it."""
    rules = refusal_rules()
    wrong = {
        code: wording.given(lambda language, code=code: _FILLED.sub("", rules[code]["message"][language]))
        for code in rules
    }
    return {
        "refusal_rule": wrong,
        "refusal_reach": {code: wording.text(REACH[rule["kind"]]) for code, rule in rules.items()},
    }


def event_names(wording: Wording) -> list[str]:
    """As the shape of pub_reach with events names them (assets/datasets/)."""
    places, month, day = _places(wording), wording.text("period-month"), wording.text("day-of-an-event")
    return [
        f"{month.format(year=str(row['event_date'])[:4], part=str(row['event_date'])[5:7])}: "
        f"{places[str(row['country_code'])]} – {said}, {day}"
        for row, said in _events(wording)
    ]


def _events(wording: Wording) -> list[tuple[Row, str]]:
    """Each event of the network with its name."""
    rows = home.in_force().rows("event")
    return [(row, wording.given(lambda language, row=row: str(row[f"label_{language}"]))) for row in rows]


def _scopes(catalogue: Catalogue, wording: Wording) -> dict[str, str]:
    """Whose codes are compared: within one country, or in both of two. labels.yaml may say the first better."""
    places, declined = _places(wording), catalogue.labels_of_networks[WITHIN]
    within, both = wording.text("within-a-given-country"), wording.text("one-and-other-country")

    def said(countries: list[str]) -> str:
        if len(countries) == 2:
            return both.format(one=places[countries[0]], other=places[countries[1]])
        within_country = declined.get(countries[0])
        return wording.text(within_country) if within_country else within.format(country=places[countries[0]])

    return {name: said(sorted(countries)) for name, countries in home.in_force().scopes.items()}


def _origins(wording: Wording) -> dict[str, str]:
    """Countries that people may come from."""
    codes = [code for code in lists.listed("origin_country", "value") if countries.exists(code)]
    named = {code: countries.names(code, LANGUAGES) for code in codes}
    return {code: wording.given(lambda language, code=code: named[code][language]) for code in codes}


def _flags(wording: Wording) -> dict[str, str]:
    """What dbt's macro coverage_flag puts together, for the years of the network's estimates."""
    of_year = wording.text("population-estimate-of-a-year")
    years = sorted({int(str(row["year"])) for row in home.in_force().rows("population_estimate")})
    old = {f"population estimate of {year}": of_year.format(year=year) for year in years}
    plain = {said: wording.text(code) for said, code in FLAGS.items()}
    several = (
        [one for one in (*marks, year) if one]
        for year in ("", *old)
        for marks in itertools.product(*(("", said) for said in plain))
    )
    named = {**plain, **old}
    return {"; ".join(parts): "; ".join(named[part] for part in parts) for parts in several if parts}


def _places(wording: Wording) -> dict[str, str]:
    """Places are named in one file, the network's."""
    network = home.in_force()
    languages = {language: network.names(language) for language in LANGUAGES}
    named = {code: wording.given(lambda language, code=code: languages[language][code]) for code in languages["en"]}
    return {**named, "all": wording.text("all"), "each": wording.text("each-separately")}
