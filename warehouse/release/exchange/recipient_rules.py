"""Rules of recipients.csv, each with its remedy.

Add here: another rule of a recipient's own line.
Keep out: its mapping (mapping_rules.py).
"""

import re
from collections.abc import Iterator, Mapping

from warehouse.audiences import Audience, audiences, whole
from warehouse.definitions.contracts import contracts
from warehouse.definitions.exchange import formats
from warehouse.networks.exchange_tables import RECIPIENTS
from warehouse.networks.mistakes import Mistake
from warehouse.networks.network import Row
from warehouse.networks.tables import PERIODS

Lines = Mapping[str, list[tuple[int, Row]]]
Broken = Iterator[tuple[str, Mistake]]  # the recipient, and what is wrong
Rules = Iterator[tuple[str, str, str]]  # key, rule, remedy
_CODE = re.compile(r"[a-z][a-z0-9_]*")


def broken(lines: Lines) -> Broken:
    seen: dict[str, int] = {}
    for line, row in lines[RECIPIENTS.name]:
        code = str(row["recipient_code"])
        wrong = [*_code(code), *_audience(row), *_words(row), *_days(row)]
        if (first := seen.setdefault(code, line)) != line:
            wrong.append(("recipient_code", f"is that of line {first} again.", "Keep one of the two lines."))
        yield from ((code, Mistake(RECIPIENTS.file, line, *mistake)) for mistake in wrong)


def is_code(code: str) -> bool:
    """Whether it can name a recipient: in folders, in the graph, and in what people type."""
    return _CODE.fullmatch(code) is not None


def _code(code: str) -> Rules:
    if not is_code(code):
        yield "recipient_code", "is no code of a recipient.", "Write small letters, digits and _."


def _audience(row: Row) -> Rules:
    outside = {name: one for name, one in audiences().items() if one.is_outside or one.country}
    audience = outside.get(str(row["audience"]))
    if audience is None:
        rule = f"is no audience that numbers are sent to; the file of {whole().name} is for the network itself."
        yield "audience", rule, f"Take one of {', '.join(outside)}."
    else:
        yield from _without_tables(audience, str(row["formats"]).split())


def _without_tables(audience: Audience, wanted: list[str]) -> Rules:
    has = contracts(audience.schema_name)
    for code in wanted:
        missing = [table for table in (formats()[code].needs if code in formats() else ()) if table not in has]
        if missing:
            rule = f"{code} is made of {', '.join(missing)}, which the file of {audience.name} does not have."
            yield "formats", rule, "Remove the format, or send it to an audience that has the table."


def _words(row: Row) -> Rules:
    for key, known in (("formats", tuple(formats())), ("period_types", PERIODS)):
        words = str(row[key]).split()
        for word in words:
            if word not in known:
                yield key, f"{word!r} is none of those that there are.", f"Choose of {', '.join(known)}."
        if len(set(words)) < len(words):
            yield key, "names one twice.", "Name each once."


def _days(row: Row) -> Rules:
    if row["since"] and row["ended_on"] and str(row["ended_on"]) < str(row["since"]):
        yield "ended_on", "lies before since.", "Correct one of the two days."
