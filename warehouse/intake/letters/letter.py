"""The letter back to the partner: written in three forms, kept encrypted, sealed to the partner where it has a key.

    letters/<partner>/<delivery>.{md,html,xlsx}.age          with the warehouse's key
    letters/<partner>/outbox/<delivery>.{html,xlsx}.age      with the partner's own key: ready to be sent by any way

Add here: another form, or another place where a letter is kept.
Keep out: what a letter says (letter_content.py) and its words (rules.yaml).
"""

from collections.abc import Mapping
from pathlib import Path

import pyrage

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.letter_words import (
    catalogue,
    column_label,
    message,
    remedy,
    repair_words,
    rule_codes,
    spreadsheet_letter,
)
from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import land
from warehouse.intake.letters import letter_history
from warehouse.intake.letters.letter_content import Letter, content
from warehouse.intake.letters.letter_history import Told
from warehouse.intake.letters.letter_html import html
from warehouse.intake.letters.letter_markdown import markdown
from warehouse.intake.letters.letter_xlsx import xlsx
from warehouse.settings import Settings
from warehouse.vault import Vault

__all__ = [
    "again",
    "catalogue",
    "column_label",
    "compose",
    "content",
    "describe",
    "forms",
    "html",
    "latest",
    "markdown",
    "message",
    "place",
    "remedy",
    "repair_words",
    "rule_codes",
    "save",
    "spreadsheet_letter",
    "write",
    "xlsx",
]

OUTBOX = "outbox"
SUFFIX = ".md.age"
SENT = ("html", "xlsx")  # the forms that partners open; Markdown is for the terminal


def compose(manifest: Manifest, declaration: Declaration) -> str:
    """The letter as Markdown, without what landing knows of earlier deliveries."""
    return markdown(content(manifest, declaration))


def write(settings: Settings, vault: Vault, manifest: Manifest, declaration: Declaration) -> str:
    """Compose the letter and keep it in every form. Gives back the Markdown."""
    letter = content(manifest, declaration, letter_history.earlier(settings, vault, manifest))
    by_form = forms(letter)
    save(settings, vault, manifest, by_form)
    if declaration.letter_key:
        recipient = pyrage.x25519.Recipient.from_str(declaration.letter_key)
        for form in SENT:
            path = _place(settings, manifest, form, OUTBOX)
            land.write_whole(path, bytes(pyrage.encrypt(by_form[form], [recipient])))
    return by_form["md"].decode()


def again(settings: Settings, vault: Vault, manifest: Manifest, declaration: Declaration, earlier: list[Told]) -> bool:
    """The letter with the numbers of now in the place of the one that is there, with its times: it is no new letter.

    What has left the outbox is not put there again. Whether anything was changed.
    """
    letter = content(manifest, declaration, earlier)
    if land.unseal(place(settings, manifest).read_bytes(), vault) == markdown(letter).encode():
        return False
    by_form = forms(letter)
    for form in SENT:
        path = _place(settings, manifest, form, OUTBOX)
        if path.exists() and declaration.letter_key:
            recipient = pyrage.x25519.Recipient.from_str(declaration.letter_key)
            land.write_whole(path, bytes(pyrage.encrypt(by_form[form], [recipient])), keep_time=True)
    # The text comes last: while it is the old one, all of them are written again.
    for form in (*SENT, "md"):
        land.write_whole(_place(settings, manifest, form), land.seal(by_form[form], vault), keep_time=True)
    return True


def forms(letter: Letter) -> dict[str, bytes]:
    return {"md": markdown(letter).encode(), "html": html(letter).encode(), "xlsx": xlsx(letter)}


def save(settings: Settings, vault: Vault, manifest: Manifest, by_form: Mapping[str, bytes]) -> None:
    """Keep the letter, encrypted. A later letter on the same delivery takes its place."""
    for form, data in by_form.items():
        land.write_whole(_place(settings, manifest, form), land.seal(data, vault))


def latest(settings: Settings, vault: Vault, partner: str) -> str | None:
    """The letter written last to this partner."""
    written = sorted(
        (settings.letters / partner).glob("*" + SUFFIX), key=lambda path: (path.stat().st_mtime, path.name)
    )
    return land.unseal(written[-1].read_bytes(), vault).decode() if written else None


def describe(problem: Problem, declaration: Declaration, language: str = "en") -> str:
    """One problem on one line, for the command line: partner, row, column, rule, what and remedy."""
    row = f"row {problem.row_no}" if problem.row_no else "whole file"
    column = f", column {column_label(problem.column, declaration, language)}" if problem.column else ""
    text = f"{message(problem, declaration, language)} {remedy(problem, declaration, language)}"
    return f"{problem.partner}: {row}{column} [{problem.rule}]: {text}"


def place(settings: Settings, manifest: Manifest) -> Path:
    """Where the text of a delivery's letter lies."""
    return _place(settings, manifest, "md")


def _place(settings: Settings, manifest: Manifest, form: str, folder: str = "") -> Path:
    return settings.letters / manifest.partner_code / folder / f"{manifest.delivery_id[:12]}.{form}.age"
