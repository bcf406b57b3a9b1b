"""Every text that people read, and the catalogues that translate them: `python -m dashboards.messages`.

Expands the sources and writes what they say into locale/<language>.po: new texts without a translation, and texts that
nobody says any more are dropped. A translation that is there is never changed.
Add here: another place where texts stand. Keep out: what a text becomes (sources/wording.py).
"""

import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboards.expand import of_language
from dashboards.sources import plan
from dashboards.sources.catalogue import Catalogue, load
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.labels import phrases
from dashboards.sources.wording import (
    LOCALE,
    Recorder,
    catalogue_file,
    messages,
)
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import home
from warehouse.settings import PROJECT_ROOT, settings

ROOM = Path(__file__).parent
TRANSLATED = tuple(language for language in LANGUAGES if language != SOURCE_LANGUAGE)
NOTICE = "Invented data: a demonstration network. Only the 2012 mapping is real."  # dbt's pub_release says it
_SAID = re.compile(r"""(?:said|wording\.text|\b_N)\(\s*(['"])(.+?)\1\s*\)""")


def texts(catalogue: Catalogue) -> list[str]:
    """In the order of the sources, each once."""
    recorder = Recorder()
    _record(catalogue, recorder)
    doors = (ROOM / name for name in ("access/own_account.py", "reading/running.py", "access/security.py"))
    pages = sorted([*ROOM.rglob("*.html"), *(ROOM / "pages").glob("*.py"), *doors])
    found = [match[2] for path in pages for match in _SAID.finditer(path.read_text(encoding="utf-8"))]
    return list(dict.fromkeys([*recorder.texts, *phrases(catalogue), *_of_other_networks(), *found, *_lists()]))


def _record(catalogue: Catalogue, recorder: Recorder) -> None:
    there = dict.fromkeys(one for one in plan.placed(catalogue.seats) if one.dashboard in catalogue.dashboards)
    # Whose numbers they are changes no word.
    once = {one.dashboard: one for one in reversed(there)}
    of_language(catalogue, NOTICE, recorder, reversed(once.values()))


@cache
def _of_other_networks() -> tuple[str, ...]:
    """Texts that stand where a network does not declare what the demo network does."""
    recorder = Recorder()
    _record(load(in_other_words=True), recorder)
    return tuple(recorder.texts)


def _lists() -> list[str]:
    """Texts that stand in a list of Python's. Read as text: those modules need Superset."""
    health = (ROOM / "pages" / "health.py").read_text(encoding="utf-8").partition("NAMES = (")[2].partition("\n)")[0]
    listed = (("pages/releases.py", "REASONS = {"), ("reading/running.py", "WHY = {"))
    reasons = "".join(
        (ROOM / file).read_text(encoding="utf-8").partition(start)[2].partition("\n}")[0] for file, start in listed
    )
    return [*re.findall(r'"([^"]+)"', health), *re.findall(r': "([^"]+)"', reasons)]


def missing(said: Iterable[str], language: str) -> list[str]:
    """Those of the texts that a reader would see in English."""
    known = messages(language)
    return [text for text in said if text not in known]


def update(language: str, wanted: list[str]) -> int:
    """Writes the catalogue; gives back how many texts have no translation."""
    file = catalogue_file(language)
    known = {}
    if file.exists():
        with file.open("rb") as content:
            known = {str(one.id): str(one.string) for one in read_po(content, locale=language) if one.id}
    made = Catalog(locale=language, project="Crossings", version="", charset="utf-8", fuzzy=False)
    for text in wanted:
        made.add(text, known.get(text, ""))
    LOCALE.mkdir(exist_ok=True)
    with file.open("wb") as content:
        write_po(content, made, width=120, omit_header=False, no_location=True)
    file.write_text(_steady(file.read_text(encoding="utf-8")), encoding="utf-8")
    return sum(not known.get(text) for text in wanted)


def _steady(content: str) -> str:
    """Without dates, addresses and the maker's version: the same texts are the same file."""
    unsteady = (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Report-Msgid",
        "Generated-By",
    )
    lines = [
        line
        for line in content.splitlines()
        if not line.startswith("#") and not any(f'"{key}' in line for key in unsteady)
    ]
    return "\n".join(lines).strip() + "\n"


def main() -> int:
    if home.has_own(settings()):
        print("Texts are gathered from the demo network's dashboards: take a home without a network.", file=sys.stderr)
        return 2
    wanted = texts(load())
    for language in TRANSLATED:
        print(
            f"{catalogue_file(language).relative_to(PROJECT_ROOT)}: {update(language, wanted)} of {len(wanted)} missing"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
