"""Every text that people read, and the catalogues that say it: `make words` tells what a translator has to do.

Expands the sources and writes locale/<language>.ftl: codes that are new have no text yet, and those that nobody asks
for any more are dropped. A text that is there is never changed. Above each translation stands the English that it was
made of. Where the English is another one by now, the translation is doubtful, with a question mark before the English:
a translator takes the mark away. Superset's own words (locale/superset.<language>.po) are another matter: their keys
are Superset's English.
Add here: another place where texts stand. Keep out: what a text becomes (sources/wording.py).
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast

from dashboards.expand import of_language
from dashboards.expand.datasets import dataset_columns
from dashboards.sources import plan
from dashboards.sources.catalogue import Catalogue, load
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.labels import labels, phrases
from dashboards.sources.wording import DOUBTFUL, Entry, Recorder, catalogue_file, entries, messages
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import home
from warehouse.settings import PROJECT_ROOT, settings

ROOM = Path(__file__).parent
REPORT = ROOM / "report" / "content" / "words"
TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE_LANGUAGE)
_BESIDE_PAGES = (
    "access/own_account.py", "reading/only_select.py", "reading/running.py", "access/security.py", "sources/brand.py",
)  # fmt: skip
_SAID = re.compile(r"""(?:said|wording\.text)\(\s*(['"])(.+?)\1\s*\)""")


def texts(catalogue: Catalogue) -> list[str]:
    """Codes in the order of the sources, each once."""
    recorder = Recorder()
    _record(catalogue, recorder)
    beside = (ROOM / name for name in _BESIDE_PAGES)
    pages = sorted([*ROOM.rglob("*.html"), *(ROOM / "pages").glob("*.py"), *beside])
    found = [match[2] for path in pages for match in _SAID.finditer(path.read_text(encoding="utf-8"))]
    return list(dict.fromkeys([*recorder.texts, *phrases(catalogue), *_of_other_networks(), *found, *_lists()]))


def _record(catalogue: Catalogue, recorder: Recorder) -> None:
    there = [one for one in plan.placed(catalogue.seats) if one.dashboard in catalogue.dashboards]
    # The first audience of a dashboard sees all of it.
    widest = [one for one in there if one.audience == catalogue.dashboards[one.dashboard].audiences[0]]
    once = {one.dashboard: one for one in reversed(widest)}
    of_language(catalogue, recorder, reversed(once.values()), is_invented=True)
    named = labels(catalogue, recorder)
    for dataset in catalogue.datasets.values():
        dataset_columns(dataset, named, recorder)
        recorder.text(dataset.source)


@cache
def _of_other_networks() -> tuple[str, ...]:
    """Texts that stand where a network does not declare what the demo network does."""
    recorder = Recorder()
    _record(load(in_other_words=True), recorder)
    return tuple(recorder.texts)


def _lists() -> list[str]:
    """Texts that stand in a list of Python's. Read as text: those modules need Superset."""
    health = (ROOM / "pages" / "health.py").read_text(encoding="utf-8").partition("NAMES = (")[2].partition("\n)")[0]
    listed = (("pages/door.py", "PAGES = {"), ("pages/releases.py", "REASONS = {"), ("reading/running.py", "WHY = {"))
    reasons = "".join(
        (ROOM / file).read_text(encoding="utf-8").partition(start)[2].partition("\n}")[0] for file, start in listed
    )
    return [*re.findall(r'"([^"]+)"', health), *re.findall(r': "([^"]+)"', reasons)]


def missing(codes: Iterable[str], language: str) -> list[str]:
    """Those of the codes of which the language's catalogue has no text. A doubtful one counts, but for English."""
    known = {
        code
        for code, entry in entries(language).items()
        if entry.text and not (entry.is_marked and language == SOURCE_LANGUAGE)
    }
    return [code for code in codes if code not in known]


def doubtful(language: str) -> list[str]:
    """Codes whose English is not the one that the translation was made of, or that somebody marked."""
    return [code for code, entry in entries(language).items() if entry.text and _is_doubtful(code, entry)]


def unsaid(codes: Iterable[str], language: str) -> Iterator[str]:
    """Codes of the catalogue that nobody asks for."""
    wanted = set(codes)
    return (code for code in entries(language) if code not in wanted)


def _is_doubtful(code: str, entry: Entry) -> bool:
    return entry.comment != messages(SOURCE_LANGUAGE).get(code, "")


def update(language: str, wanted: Iterable[str]) -> list[str]:
    """Writes the catalogue; gives back the codes of its texts that are missing or doubtful."""
    there = entries(language) if catalogue_file(language).exists() else {}
    english = messages(SOURCE_LANGUAGE) if language != SOURCE_LANGUAGE else {}
    made: dict[str, Entry] = {}
    for code in wanted:
        text = there[code].text if code in there else ""
        is_doubtful = bool(text) and language != SOURCE_LANGUAGE and _is_doubtful(code, there[code])
        made[code] = Entry(text, DOUBTFUL * is_doubtful + english.get(code, ""))
    _write(language, made)
    return [code for code, entry in made.items() if not entry.text or entry.is_marked]


def reword(changed: Mapping[str, str]) -> None:
    """Code → what English says from now on."""
    _write(SOURCE_LANGUAGE, entries(SOURCE_LANGUAGE) | {code: Entry(text, "") for code, text in changed.items()})


def _write(language: str, made: Mapping[str, Entry]) -> None:
    lines = (
        line
        for code, entry in made.items()
        for line in [*(f"# {part}".rstrip() for part in entry.comment.splitlines()), f"{code} ={_pattern(entry.text)}"]
    )
    catalogue_file(language).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pattern(text: str) -> str:
    """As Fluent writes it: several lines are indented, and one of them must not begin with a sign of Fluent's own."""
    if not text:
        return ' { "" }'
    lines = re.sub(r"\{(\w+)\}", r"{ $\1 }", text).split("\n")
    if len(lines) == 1:
        return f" {lines[0]}"
    quoted = (re.sub(r"^([\[*.])", r'{ "\1" }', line) for line in lines)
    return "".join(f"\n    {line}".rstrip(" ") for line in quoted)


def main() -> int:
    if home.has_own(settings()):
        print("Texts are gathered from the demo network's dashboards: take a home without a network.", file=sys.stderr)
        return 2
    wanted = texts(load())
    for language in LANGUAGES:
        _tell(catalogue_file(language), update(language, wanted))
    for language in TRANSLATED:
        _tell(REPORT / f"{language}.ftl", missing_in_report(language))
    return 0


def missing_in_report(language: str) -> list[str]:
    """Codes of the trend report's English catalogue that this language lacks, but for names of countries."""
    english, translated = (_codes(REPORT / f"{name}.ftl") for name in (SOURCE_LANGUAGE, language))
    return [code for code in english if code not in translated and not code.startswith("place-")]


def _codes(file: Path) -> list[str]:
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    return [part.id.name for part in body if isinstance(part, ast.Message)]


def _tell(file: Path, to_do: list[str]) -> None:
    print(f"{file.relative_to(PROJECT_ROOT)}: {len(to_do)} to translate or to check", *to_do, sep="\n  ")


if __name__ == "__main__":
    sys.exit(main())
