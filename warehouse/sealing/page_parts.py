"""What the page shows: before a file is chosen, before it is decided, and after it is written.

Add here: another part of the page.
Keep out: any value of the file beyond what the terminal shows too (messages.py), scripts, and anything from elsewhere.
"""

from collections.abc import Iterable
from html import escape

from warehouse.definitions.languages import LANGUAGES, NAMES
from warehouse.sealing import messages
from warehouse.sealing.messages import phrase
from warehouse.sealing.page_visit import Visit
from warehouse.sealing.seal import SIGNATURE, Desk, Looked

TITLE = "sheetpack"
CHOOSE, LOOK, WRITE, LEAVE_IT, AGAIN, CLOSE = "choose", "look", "write", "leave-it", "again", "close"
FILE, TOKEN = "file", "token"
_KINDS = ".csv,.txt,.tsv,.xlsx,.xls,.ods,.json"


def whole(visit: Visit, token: str, minutes: float) -> str:
    """The page as it stands now."""
    if visit.what is not None and visit.desk is not None:
        body = _looked(visit, visit.desk, visit.what, token)
    else:
        body = _written(visit, token) if visit.sealed else _choosing(visit, token)
    idle = _p(phrase("page_idle", visit.language, minutes=f"{minutes:g}"), "soft")
    close = _form(CLOSE, token, _button(phrase("page_close", visit.language), "plain"))
    return _frame(visit.language, _languages(visit.language) + body + f"<footer>{idle}{close}</footer>")


def closed(language: str) -> str:
    return _frame(language, _main(_heading(phrase("page_closed", language))))


def used(language: str) -> str:
    return _frame(language, _main(_heading(phrase("page_used", language))))


def _choosing(visit: Visit, token: str) -> str:
    language, heading = visit.language, phrase("page_choose", visit.language)
    chosen = (
        f'<input type="file" id="file" name="{FILE}" accept="{_KINDS}" aria-labelledby="title" required>'
        + _button(phrase("page_look", language))
    )
    form = _form(LOOK, token, chosen, "multipart/form-data")
    folder = _p(phrase("page_folder", language, folder=visit.folder), "soft")
    return _main(f"{_heading(heading)}{_said(visit.said)}{_p(phrase('page_why', language))}{form}{folder}")


def _looked(visit: Visit, desk: Desk, what: Looked, token: str) -> str:
    language, found = visit.language, what.found
    first, last = found.period
    parts = [_heading(phrase("page_leaves", language)), _p(phrase("page_days", language, first=first, last=last))]
    if found.under_age:
        parts.append(_said([messages.child_contact(desk.settings.child_protection, language)], "notice stop child"))
    parts.append(_counts(what, language))
    wanting = [*([phrase("would_be_refused", language)] if what.wanting else [])]
    for problems in filter(None, (what.wanting, found.problems)):
        wanting += messages.problems(problems, desk.declaration, desk.settings.headers, language).splitlines()
    parts += [f"<h2>{escape(phrase('page_mistakes', language))}</h2>", _said(wanting)] if wanting else []
    parts += [_h2(phrase("page_columns", language)), _list(found.headers), _p(phrase("first_rows", language))]
    parts.append(_table(found.headers, messages.first_rows(found), phrase("page_leaves", language)))
    headers = ", ".join(header for spellings in desk.settings.headers.values() for header in spellings)
    parts += [_h2(phrase("page_stays", language)), _p(phrase("page_stays_what", language, headers=headers))]
    yes = "" if what.wanting else _form(WRITE, token, _button(phrase("page_write", language)))
    no = _form(LEAVE_IT, token, _button(phrase("page_leave_it", language), "plain"))
    folder = _p(phrase("page_folder", language, folder=visit.folder), "soft")
    return _main(f"{''.join(parts)}{folder}<div class=choice>{yes}{no}</div>")


def _written(visit: Visit, token: str) -> str:
    language, sealed = visit.language, visit.sealed
    names = [sealed.name, sealed.name + SIGNATURE] if sealed else []
    again = _form(AGAIN, token, _button(phrase("page_another", language), "plain"))
    told = _p(phrase("page_send_both", language)) + _p(phrase("page_folder", language, folder=visit.folder))
    return _main(f"{_heading(phrase('page_written', language))}{told}{_list(names)}{again}")


def _counts(what: Looked, language: str) -> str:
    found = what.found
    counts = (
        (phrase("page_rows", language), len(found.rows)),
        (phrase("page_without_code", language), found.anonymous),
        (phrase("page_refused", language), found.refused),
        (phrase("page_under_age", language), found.under_age),
    )
    return "<dl>" + "".join(f"<div><dt>{escape(name)}</dt><dd>{count}</dd></div>" for name, count in counts) + "</dl>"


def _languages(language: str) -> str:
    """Links, so that a language is one key or one touch away. They change nothing but the words."""
    links = "".join(
        f'<a href="?language={one}" lang="{one}" hreflang="{one}"{" aria-current=true" if one == language else ""}>'
        f"{NAMES[one]}</a>"
        for one in LANGUAGES
    )
    return f'<nav aria-label="{escape(phrase("page_language", language))}">{links}</nav>'


def _main(inside: str) -> str:
    return f'<main class="card">{inside}</main>'


def _form(action: str, token: str, inside: str, encoding: str = "application/x-www-form-urlencoded") -> str:
    hidden = f'<input type="hidden" name="{TOKEN}" value="{token}">'
    return f'<form method="post" action="{action}" enctype="{encoding}">{hidden}{inside}</form>'


def _button(text: str, kind: str = "main") -> str:
    return f'<button class="{kind}">{escape(text)}</button>'


def _heading(text: str) -> str:
    return f'<h1 id="title">{escape(text)}</h1>'


def _h2(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _p(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>'


def _said(lines: list[str], kind: str = "notice") -> str:
    inside = "".join(f"<p>{escape(line.strip())}</p>" for line in lines)
    return f'<div role="alert" class="{kind}">{inside}</div>' if lines else ""


def _list(items: Iterable[str]) -> str:
    return '<ul class="names">' + "".join(f"<li><code>{escape(item)}</code></li>" for item in items) + "</ul>"


def _table(headers: list[str], rows: list[list[str]], caption: str) -> str:
    """Wider than a small screen: it scrolls by itself, by keys too."""
    head = "".join(f'<th scope="col">{escape(header)}</th>' for header in headers)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(caption)}">{table}</div>'


def _frame(language: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{TITLE}</title><link rel="stylesheet" href="/page.css"></head><body>{body}</body></html>'
    )
