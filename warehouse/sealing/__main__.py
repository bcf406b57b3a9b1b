"""The command, `sheetpack`: packs a sheet. Run as `python -m warehouse.sealing` until it installs alone.

Add here: another command for people at a partner.
Keep out: what the commands do (seal.py, keys.py, my_figures.py, requests.py).

The name says nothing of whom the sheet is about, nor that anything is hidden: it stands in shell histories, menus and
lists of programs that others may look through. It is English because a foreign language would say where it came from.
"""

import io
import sys
import traceback
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import yaml

from warehouse.definitions.languages import LANGUAGES
from warehouse.sealing import keys, requests
from warehouse.sealing.export_columns import matching
from warehouse.sealing.messages import phrase, refusal
from warehouse.sealing.my_figures import my_figures
from warehouse.sealing.page import MINUTES, Page
from warehouse.sealing.page_visit import Visit
from warehouse.sealing.reading import declared, language_of
from warehouse.sealing.refused import Refused
from warehouse.sealing.seal import pack
from warehouse.sealing.settings import declaration_of, load

NAME = "sheetpack"
DONE, FAULT, REFUSED, NOT_WRITTEN = 0, 1, 2, 4


def _asked(question: str) -> str:
    """What a person types. Where nobody can type, nobody said yes."""
    try:
        return input(question)
    except EOFError:
        return ""


def main(arguments: Sequence[str] | None = None, ask: Callable[[str], str] = _asked) -> int:
    """0: done · 1: a fault of the tool · 2: something must be mended first · 4: may not leave, or nobody said yes."""
    said = _parser().parse_args(arguments)
    try:
        code: int = said.run(said, ask)
    except KeyboardInterrupt:
        sys.stderr.write("\n" + phrase("not_written", _language(said)) + "\n")
        return NOT_WRITTEN
    except Refused as refused:
        sys.stderr.write(refusal(refused, _language(said)) + "\n")
        return REFUSED
    except Exception as error:  # noqa: BLE001 - its text may quote a row, so only where it happened is told
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
        sys.stderr.write(phrase("internal", _language(said), where=where) + "\n")
        return FAULT
    return code


def _language(said: Namespace) -> str:
    """The language that was asked for, or the declaration's where it can be read, with whatever mistakes."""
    if said.language or not getattr(said, "settings", None):
        return said.language or "en"
    place = declaration_of(said.settings)
    return (language_of(place) if place else None) or "en"


def _pack(said: Namespace, ask: Callable[[str], str]) -> int:
    path = pack(said.file, said.settings, said.out or said.file.parent, said.language, _say, ask)
    return NOT_WRITTEN if path is None else DONE


def _key(said: Namespace, _: Callable[[str], str]) -> int:
    _say(phrase("key_made", said.language or "en", path=said.path, public=keys.make_signing_pair(said.path)))
    return DONE


def _declaration(said: Namespace, _: Callable[[str], str]) -> int:
    """For the coordinator: how the warehouse reads what leaves here."""
    settings = load(said.settings)
    found = matching(declared(settings.declaration), settings.followed)
    found = found.model_copy(update={"signing_key": keys.public_text(keys.signing_key(settings.signing_key))})
    told = found.model_dump(mode="json") | {"booleans": found.booleans}  # keys of JSON are words, these are none
    _say(yaml.safe_dump(told, allow_unicode=True, sort_keys=False))
    return DONE


def _my_figures(said: Namespace, _: Callable[[str], str]) -> int:
    is_told = my_figures(said.files, said.settings, said.period, said.out, said.language, _say)
    return DONE if is_told else NOT_WRITTEN


def _request(said: Namespace, ask: Callable[[str], str]) -> int:
    folder = said.out or said.settings.parent
    path = requests.request(said.kind, said.settings, folder, said.language, _say, ask, requests.unseen)
    return NOT_WRITTEN if path is None else DONE


def _page(said: Namespace, _: Callable[[str], str]) -> int:
    """Also what a double click on the program does: it says no more than that."""
    settings = said.settings or next((place for place in _places() if place.is_file()), None)
    if settings is None:
        raise Refused("no_settings", tool=NAME)
    said.settings = settings
    opened = Page(Visit(settings, said.out or settings.parent / "outbox", _language(said)), said.minutes)
    _say(phrase("page_at", _language(said), url=opened.address))
    if not said.no_browser:
        webbrowser.open(opened.address)
    with suppress(KeyboardInterrupt):  # stopped by hand is closed too, and says nothing of what was written
        opened.serve()
    return DONE


def _places() -> tuple[Path, ...]:
    """Where settings lie: in this folder, or beside the program."""
    return Path("settings.yaml"), Path(sys.argv[0]).with_name("settings.yaml")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(NAME)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.set_defaults(run=_page, settings=None, out=None, minutes=MINUTES, no_browser=False)
    commands = parser.add_subparsers()
    page = commands.add_parser("page", help="the same in a window, on this computer only; also without any command")
    page.add_argument("--settings", type=Path, help="settings.yaml in this folder where not said")
    page.add_argument("--out", type=Path, help="folder; `outbox` beside the settings where not said")
    page.add_argument("--minutes", type=float, default=MINUTES, help="without use, until it stops by itself")
    page.add_argument("--no-browser", action="store_true", help="only say the address")
    page.set_defaults(run=_page)
    packing = commands.add_parser("pack", help="show what will leave, ask, write it encrypted")
    packing.add_argument("file", type=Path)
    packing.add_argument("--settings", type=Path, required=True)
    packing.add_argument("--out", type=Path, help="folder, made if need be; beside the file where not said")
    packing.set_defaults(run=_pack)
    key = commands.add_parser("key", help="make the signing key; its public half is printed")
    key.add_argument("path", type=Path)
    key.set_defaults(run=_key)
    declaration = commands.add_parser("declaration", help="print the declaration that reads what leaves")
    declaration.add_argument("--settings", type=Path, required=True)
    declaration.set_defaults(run=_declaration)
    figures = commands.add_parser("my-figures", help="count your own exact figures; nothing leaves")
    figures.add_argument("files", type=Path, nargs="+")
    figures.add_argument("--settings", type=Path, required=True)
    figures.add_argument("--period", help="2024-03, 2024-Q1, 2024-H1, 2024 or FY2024; else all of the files")
    figures.add_argument("--out", type=Path, help="write them into this .xlsx or .csv too")
    figures.set_defaults(run=_my_figures)
    for kind, what in ((requests.WITHDRAW, "delete one person"), (requests.APART, "keep two people apart")):
        asking_for = commands.add_parser(kind, help=f"write a sealed request to {what}; asks for the code, unseen")
        asking_for.add_argument("--settings", type=Path, required=True)
        asking_for.add_argument("--out", type=Path, help="folder, made if need be; beside the settings where not said")
        asking_for.set_defaults(run=_request, kind=kind)
    return parser


def run() -> int:
    """The command as it is installed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old window lacks letters; that must not stop anything
            stream.reconfigure(errors="replace")
    return main()


if __name__ == "__main__":
    sys.exit(run())
