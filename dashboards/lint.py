"""Dashboards checked without a server: `python -m dashboards.lint`. All mistakes are told at once.

Add here: another promise about the sources. Keep out: columns and SQL (bindings.py), how charts look (tests/browser).
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboards import messages
from dashboards.bindings import (
    audience_contracts,
    audience_problems,
    expression_problems,
)
from dashboards.expand import Files, expand
from dashboards.expand.datasets import dataset_file
from dashboards.sources.catalogue import (
    Catalogue,
    Chart,
    Dashboard,
    load,
)
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.labels import labels
from dashboards.sources.plan import placed
from dashboards.sources.wording import Wording
from warehouse.audiences import whole
from warehouse.definitions import indicators
from warehouse.definitions.contracts import CONTRACT_FILES
from warehouse.definitions.glossary import never_said
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import home
from warehouse.settings import PROJECT_ROOT, settings

CHARTS_PER_TAB = 6
ALERT_RULES = PROJECT_ROOT / "dbt" / "seeds" / "alert_rule.csv"
WARNINGS = "this_quarter/needs_attention"
CELL = {"chart", "markdown", "width", "height", "needs", "large", "per_country", "per_region"}
PRINTED_SOURCES = {"source-printed-mapping", "source-printed-survey"}
# What nobody may read on a screen, in any language.
FORBIDDEN = re.compile(
    r"(?<!\w)(prostitut\w*|idus?|street workers?|delinquen\w*|stocks?|hookers?|whores?|"
    r"проститу\w*|путан\w*|шлюх\w*|наркоман\w*|уличн\w+ работни\w+|делинквент\w*|"
    r"повій\w*|повії\w*|вуличн\w+ працівни\w+|делінквент\w*|"
    r"prostituoi\w*|prostituutio\w*|huor\w+|narkomaan\w*|katutyöntekij\w*|huumeidenkäyttäj\w*)(?!\w)",
    re.IGNORECASE,
)
# Ukrainian readers are never given Russian: letters that only Russian has.
RUSSIAN_ONLY = re.compile("[ыэёъЫЭЁЪ]")
# A line may end between a number and its % unless a blank that does not break stands between them.
LOOSE_PERCENT = re.compile(r"\d ?%")


def main() -> int:
    catalogue = load()
    found = [*problems(catalogue), *([] if home.has_own(settings()) else left_over(catalogue))]
    print("\n".join(found) or "dashboards: every chart resolves")
    return 1 if found else 0


def problems(catalogue: Catalogue) -> Iterator[str]:
    yield from _names(catalogue)
    yield from audience_problems(catalogue, audience_contracts())
    if unknown := list(_unknown(catalogue)):
        yield from unknown  # nothing more can be said of what cannot be said
        return
    for language in LANGUAGES:
        yield from expression_problems(catalogue, language)
    yield from _seats(catalogue)
    yield from _filters(catalogue)
    yield from _leads(catalogue)
    yield from _labels(catalogue)
    files = expand(catalogue, is_invented=False)
    yield from _ids(files)
    yield from _words(files)
    yield from _translations(catalogue)
    yield from _one_word_for_one_thing(catalogue)
    yield from _sources(catalogue)
    yield from _invented(catalogue)


def _names(catalogue: Catalogue) -> Iterator[str]:
    for chart in catalogue.charts.values():
        if chart.dataset not in catalogue.datasets:
            yield f"chart {chart.name}: there is no dataset {chart.dataset}"
        yield from _indicators(chart, catalogue)
    for board in catalogue.dashboards.values():
        yield from _names_on(board, catalogue)
    used = {name for board in catalogue.dashboards.values() for name in board.charts}
    yield from (f"chart {name}: on no dashboard" for name in catalogue.charts if name not in used)
    own = Counter(code for chart in catalogue.charts.values() for code in (chart.title, chart.text))
    yield from (f"text {code!r}: the title or text of {times} charts" for code, times in own.items() if times > 1)


def _indicators(chart: Chart, catalogue: Catalogue) -> Iterator[str]:
    """A chart of figures names the indicators that it shows, and its table holds them."""
    known = indicators.indicators()
    table = catalogue.datasets[chart.dataset].table if chart.dataset in catalogue.datasets else ""
    if not chart.indicators and indicators.published_in(table):
        yield f"chart {chart.name}: names no indicator of {table}"
    for code in chart.indicators:
        if code not in known:
            yield f"chart {chart.name}: the dictionary has no indicator {code}"
        elif table and table not in known[code].published:
            yield f"chart {chart.name}: {code} is not published in {table}"


def _names_on(board: Dashboard, catalogue: Catalogue) -> Iterator[str]:
    for tab in board.tabs:
        if len(tab.charts) > CHARTS_PER_TAB:
            yield f"dashboard {board.name}, tab {tab.title}: {len(tab.charts)} charts, at most {CHARTS_PER_TAB}"
        keys = {key for row in tab.rows for cell in row for key in cell}
        yield from (f"dashboard {board.name}, tab {tab.title}: a cell has no {key!r}" for key in sorted(keys - CELL))
    for name in board.charts:
        if name not in catalogue.charts:
            yield f"dashboard {board.name}: there is no chart {name}"
        elif lacking := set(board.audiences) - set(catalogue.datasets[catalogue.charts[name].dataset].audiences):
            yield f"dashboard {board.name}: the data of chart {name} do not exist for {', '.join(sorted(lacking))}"


def _seats(catalogue: Catalogue) -> Iterator[str]:
    """Roles name dashboards that there are, for audiences that they are made for."""
    connected = {database["audience"] for database in catalogue.databases}
    for one in placed(catalogue.seats):
        board = catalogue.dashboards.get(one.dashboard)
        if board is None:
            yield f"roles: there is no dashboard {one.dashboard}"
        elif one.audience not in board.audiences or one.audience not in connected:
            yield f"roles: the dashboard {one.dashboard} is not made for the audience {one.audience}"
        if one.language not in LANGUAGES:
            yield f"roles: there is no language {one.language}"
    shown = {one.dashboard for one in placed(catalogue.seats)}
    yield from (f"dashboard {name}: nobody sees it" for name in catalogue.dashboards if name not in shown)


def _leads(catalogue: Catalogue) -> Iterator[str]:
    """Every warning leads to a chart, on some page of each seat that reads warnings."""
    alerts = {rule["code"] for rule in _rows(ALERT_RULES) if rule["is_alert"] == "1"}
    yield from (f"leads.yaml: {rule} leads nowhere" for rule in sorted(alerts - catalogue.leads.keys()))
    yield from (f"leads.yaml: {rule} is no alert" for rule in sorted(catalogue.leads.keys() - alerts))
    for seat in catalogue.seats:
        boards = (catalogue.dashboards.get(one.dashboard) for one in seat.placed)
        mine = {name for board in boards if board for name in board.charts}
        for rule, charts in catalogue.leads.items() if WARNINGS in mine else ():
            if not mine.intersection(charts):
                yield f"leads.yaml: the pages of {seat.name} have no chart of {rule}"


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _sources(catalogue: Catalogue) -> Iterator[str]:
    """Every chart says where its numbers come from."""
    for chart in catalogue.charts.values():
        if chart.dataset in catalogue.datasets and not catalogue.datasets[chart.dataset].source:
            yield f"chart {chart.name}: its dataset {chart.dataset} names no source"


def _unknown(catalogue: Catalogue) -> Iterator[str]:
    """Every code that a source holds has a text in English."""
    for code in messages.missing(messages.texts(catalogue), SOURCE_LANGUAGE):
        yield f"{_holding(code)}: there is no text {code!r} in dashboards/locale/{SOURCE_LANGUAGE}.ftl"


def _holding(code: str) -> str:
    """The files in which it stands by itself."""
    by_itself = re.compile(rf"(?<![\w-]){re.escape(code)}(?![\w-])")
    mine = (one for kind in ("yaml", "py", "html") for one in messages.ROOM.rglob(f"*.{kind}"))
    found = (one for one in (*mine, *CONTRACT_FILES) if by_itself.search(one.read_text(encoding="utf-8")))
    return ", ".join(sorted(str(one.relative_to(PROJECT_ROOT)) for one in found)) or "a source"


def left_over(catalogue: Catalogue) -> Iterator[str]:
    """Every text of a catalogue is asked for."""
    asked = messages.texts(catalogue)
    for language in LANGUAGES:
        yield from (f"language {language}: nobody asks for {code!r}" for code in messages.unsaid(asked, language))


def _translations(catalogue: Catalogue) -> Iterator[str]:
    """Every text has a translation of its present English, with the places that are filled in, and Ukrainian is so."""
    codes, english = messages.texts(catalogue), Wording(SOURCE_LANGUAGE).text
    for language in messages.TRANSLATED:
        said = Wording(language).text
        if lacking := messages.missing(codes, language):
            yield f"language {language}: {len(lacking)} texts have no translation, the first: {lacking[0]!r}"
        for code in messages.doubtful(language):
            yield f"language {language}: {code!r} was translated from other English, or is marked as doubtful"
        for code in codes:
            if set(re.findall(r"\{\w+\}", english(code))) != set(re.findall(r"\{\w+\}", said(code))):
                yield f"language {language}: the translation of {code!r} has other places to fill"
            if language == "uk" and RUSSIAN_ONLY.search(said(code)):
                yield f"language uk: the translation of {code!r} has Russian letters"


def _one_word_for_one_thing(catalogue: Catalogue) -> Iterator[str]:
    """No text says a term of the glossary in words that the glossary does not use, or parts a number from its %."""
    for language in LANGUAGES:
        said = Wording(language).text
        for code in messages.texts(catalogue):
            for found, term in never_said(said(code), language):
                word = term.words.get(language, term.name)
                yield f"language {language}: {code!r} says {found!r}; the glossary says {word!r} for {term.name}"
            if LOOSE_PERCENT.search(said(code)):
                yield f"language {language}: in {code!r} a line may end between a number and its %"


def _filters(catalogue: Catalogue) -> Iterator[str]:
    columns = _columns(catalogue)
    for board in catalogue.dashboards.values():
        for one in board.filters:
            where = f"dashboard {board.name}, filter {one['label']}"
            yield from (f"{where}: {name} is not there" for name in set(one["charts"]) - set(board.charts))
            on = {catalogue.charts[name].dataset for name in one["charts"] if name in catalogue.charts}
            for dataset in sorted({one["dataset"], *on}):
                if one["column"] not in columns[dataset]:
                    yield f"{where}: the dataset {dataset} has no column {one['column']}"


def _columns(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Dataset → column → what it is called."""
    wording = Wording(SOURCE_LANGUAGE)
    named = labels(catalogue, wording)
    return {
        name: {
            column["column_name"]: column["verbose_name"]
            for column in dataset_file(dataset, named, whole().name, wording)["columns"]
        }
        for name, dataset in catalogue.datasets.items()
    }


def _labels(catalogue: Catalogue) -> Iterator[str]:
    """A CSV is headed with labels; of two columns with one label, one would show the other's values."""
    for name, columns in _columns(catalogue).items():
        times = Counter(columns.values())
        yield from (
            f"dataset {name}: {count} columns are called {label}" for label, count in times.items() if count > 1
        )


def _ids(files: Files) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, content in files.items():
        if (uuid := content.get("uuid")) and (other := seen.setdefault(uuid, name)) != name:
            yield f"{name}: same UUID as {other}"


def _words(files: Files) -> Iterator[str]:
    for name, content in files.items():
        for text in _texts(content):
            if found := FORBIDDEN.search(text):
                yield f"{name}: the word '{found.group()}' is not used here: it is what others call them"


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from _texts(one)


def _invented(catalogue: Catalogue) -> Iterator[str]:
    """A tab may only call itself real if all that it shows is print: the mapping of 2012, or the survey beside it."""
    for board in catalogue.dashboards.values():
        for tab in (tab for tab in board.tabs if not tab.invented):
            sources = {catalogue.datasets[catalogue.charts[name].dataset].source for name in tab.charts}
            if not sources <= PRINTED_SOURCES:
                yield f"dashboard {board.name}, tab {tab.title}: shows data of the network and does not say so"


if __name__ == "__main__":
    sys.exit(main())
