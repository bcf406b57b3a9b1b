"""The command, `sheetpack`: packs a sheet. Run as `python -m warehouse.sealing` until it installs alone.

Add here: another command for people at a partner.
Keep out: what the commands do (seal.py, keys.py).

The name says nothing of whom the sheet is about, nor that anything is hidden: it stands in shell histories, menus and
lists of programs that others may look through. It is English because a foreign language would say where it came from.
"""

import io
import sys
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from warehouse.sealing import keys
from warehouse.sealing.leaving import matching
from warehouse.sealing.reading import declared
from warehouse.sealing.refused import Refused
from warehouse.sealing.seal import pack
from warehouse.sealing.settings import load
from warehouse.sealing.telling import LANGUAGES, phrase

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
    language = said.language or "en"
    try:
        code: int = said.run(said, ask)
    except Refused as refused:
        sys.stderr.write(phrase(refused.phrase, language, **refused.named) + "\n")
        return REFUSED
    except Exception as error:  # noqa: BLE001 - its text may quote a row, so only where it happened is told
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
        sys.stderr.write(phrase("internal", language, where=where) + "\n")
        return FAULT
    return code


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
    _say(yaml.safe_dump(found.model_dump(mode="json"), allow_unicode=True, sort_keys=False))
    return DONE


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(NAME)
    parser.add_argument("--language", choices=LANGUAGES)
    commands = parser.add_subparsers(required=True)
    packing = commands.add_parser("pack", help="show what will leave, ask, write it encrypted")
    packing.add_argument("file", type=Path)
    packing.add_argument("--settings", type=Path, required=True)
    packing.add_argument("--out", type=Path, help="folder; beside the file where not said")
    packing.set_defaults(run=_pack)
    key = commands.add_parser("key", help="make the signing key; its public half is printed")
    key.add_argument("path", type=Path)
    key.set_defaults(run=_key)
    declaration = commands.add_parser("declaration", help="print the declaration that reads what leaves")
    declaration.add_argument("--settings", type=Path, required=True)
    declaration.set_defaults(run=_declaration)
    return parser


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old window lacks letters; that must not stop anything
            stream.reconfigure(errors="replace")
    sys.exit(main())
