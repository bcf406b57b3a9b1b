"""Rules of recipient_elements.csv and recipient_org_units.csv, and of all three files together, each with its remedy.

Add here: another rule, and whose line breaks it.
Keep out: what only a release can tell: whether a value occurs in it (cells.py).
"""

import re
from collections.abc import Iterator

from warehouse.audiences import audiences
from warehouse.definitions.contracts import Contract, contracts
from warehouse.definitions.dimensions import dimensions
from warehouse.definitions.exchange import formats
from warehouse.networks.exchange_tables import ELEMENTS, ORG_UNITS, RECIPIENTS
from warehouse.networks.lists import listed
from warehouse.networks.mistakes import Mistake
from warehouse.networks.network import Row
from warehouse.networks.tables import Value
from warehouse.release.exchange import recipient_rules
from warehouse.release.exchange.recipient_rules import Broken, Lines

WHEN_AND_WHERE = ("period_type", "period_start", "country_code", "region_code", "city_code")
ALL = "all"
_NUMBERS = {"bigint", "integer", "double"}
_NEEDED = {"period_type", "period_start", "country_code", "status"}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")  # of an attribute of XML
_TAKEN = {"dataElement", "value", "orgUnit", "period", "dataSet", "exported"}
# Values of a column that are listed under further names.
_ALSO = {"setting_group": ("share_group",), "service_code": ("guarded_service_code",)}


def broken(lines: Lines, *, complete: bool) -> Broken:
    yield from recipient_rules.broken(lines)
    yield from _elements(lines)
    yield from _org_units(lines)
    if complete:
        yield from _missing(lines)


def pairs(text: Value) -> dict[str, str]:
    """`gender=woman; age_band=18-24` as names and values, in the order of the names. What has no sign is left out."""
    parts = [part.partition("=") for part in str(text or "").split(";") if "=" in part]
    return dict(sorted((name.strip(), value.strip()) for name, _, value in parts))


def dimensions_of(contract: Contract) -> tuple[str, ...]:
    """The columns of a table's key besides period and place."""
    return tuple(name for name in contract.key if name not in WHEN_AND_WHERE)


def _elements(lines: Lines) -> Broken:
    of = {str(row["recipient_code"]): row for _, row in lines[RECIPIENTS.name]}
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in lines[ELEMENTS.name]:
        code = str(row["recipient_code"])
        wrong = list(_element(of.get(code), row))
        options = str(sorted(pairs(row["options"]).items()))
        for key, value in (("options", options), ("option_combo", str(row["option_combo"] or ""))):
            if key == "option_combo" and not value:
                continue
            if (first := seen.setdefault((f"{code} {key}", str(row["data_element"]), value), line)) != line:
                rule = f"is that of line {first} again, with the same data element."
                wrong.append((key, rule, "Two numbers cannot have one address: keep one, or tell them apart."))
        yield from ((code, Mistake(ELEMENTS.file, line, *mistake)) for mistake in wrong)


def _element(about: Row | None, row: Row) -> Iterator[tuple[str, str, str]]:
    if about is None:
        yield "recipient_code", "is no recipient of recipients.csv.", "Correct it, or add the recipient."
        return
    if row["options"] and not row["option_combo"] and _asks_for(about, "option_combo"):
        rule = "is empty, and a format of this recipient asks for it."
        yield "option_combo", rule, "Write the code of the combination, or take the format out."
    yield from _options(str(row["options"] or ""))
    audience = audiences().get(str(about["audience"]))
    if audience is None:
        return
    contract = contracts(audience.schema_name).get(str(row["table_name"]))
    kinds = {column.name: column.kind for column in contract.columns} if contract else {}
    if contract is None or not {*kinds} >= _NEEDED or not {"period_start", "country_code"} <= {*contract.key}:
        can = ", ".join(table for table, one in contracts(audience.schema_name).items() if _is_sendable(one))
        yield "table_name", f"is no table of {audience.name} with cells by period and country.", f"Take one of {can}."
        return
    if kinds.get(str(row["value_column"])) not in _NUMBERS:
        can = ", ".join(name for name, kind in kinds.items() if kind in _NUMBERS)
        yield "value_column", f"is no column of numbers of {contract.table}.", f"Take one of {can}."
    yield from _cells(contract, str(row["cells"] or ""))


def _is_sendable(contract: Contract) -> bool:
    names = {column.name for column in contract.columns}
    return names >= _NEEDED and {"period_start", "country_code"} <= {*contract.key}


def _options(text: str) -> Iterator[tuple[str, str, str]]:
    yield from _form("options", text, "SEX=F; AGE=18_24")
    for name in pairs(text):
        if not _NAME.fullmatch(name) or name in _TAKEN:
            yield "options", f"{name!r} cannot name a category.", "Begin with a letter; letters, digits, _ . - follow."


def _cells(contract: Contract, text: str) -> Iterator[tuple[str, str, str]]:
    yield from _form("cells", text, "gender=woman; age_band=18-24")
    can = dimensions_of(contract)
    for name, value in pairs(text).items():
        known = listed_values(name)
        if name not in can:
            remedy = f"Take of {', '.join(can) or 'none: leave it empty'}."
            yield "cells", f"{name!r} tells no cells of {contract.table} apart.", remedy
        elif known and value not in known:
            yield "cells", f"{value!r} is no value of {name}.", f"Take one of {', '.join(known)}."


def _form(key: str, text: str, like: str) -> Iterator[tuple[str, str, str]]:
    said = [part.strip() for part in text.split(";") if part.strip()]
    names = [part.partition("=")[0].strip() for part in said]
    if any(not part.partition("=")[2].strip() for part in said) or len(set(names)) < len(names):
        yield key, "is no list of names and values, each name once.", f"Write it like {like}."


def listed_values(column: str) -> tuple[str, ...]:
    """What is listed of it; nothing where only a release can tell."""
    found = [value for name in (column, *_ALSO.get(column, ())) for value, _ in dimensions().get(name, ())]
    if column == "origin_code":
        found += listed("origin_country", "value")
    return (*dict.fromkeys(found), ALL) if found else ()


def _asks_for(about: Row | None, column: str) -> bool:
    words = str(about["formats"]).split() if about else []
    return any(column in formats()[word].asks_for for word in words if word in formats())


def _org_units(lines: Lines) -> Broken:
    of = {str(row["recipient_code"]): row for _, row in lines[RECIPIENTS.name]}
    places = {str(row["place_code"]): str(row["country_code"]) for _, row in lines["place"]}
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in lines[ORG_UNITS.name]:
        code, place = str(row["recipient_code"]), str(row["place_code"])
        audience = audiences().get(str(of[code]["audience"])) if code in of else None
        wrong = []
        if code not in of:
            wrong.append(("recipient_code", "is no recipient of recipients.csv.", "Correct it, or add the recipient."))
        if place not in places:
            wrong.append(("place_code", "is no place of this network.", "Take a place_code of places.csv."))
        elif audience and audience.country not in (None, places[place]):
            wrong.append(("place_code", f"is no place of {audience.country}.", "This recipient gets one country."))
        for key in ("place_code", "org_unit"):
            if (first := seen.setdefault((code, key, str(row[key])), line)) != line:
                rule = f"is that of line {first} again."
                wrong.append((key, rule, "Numbers of two places cannot have one address: keep one line."))
        yield from ((code, Mistake(ORG_UNITS.file, line, *mistake)) for mistake in wrong)


def _missing(lines: Lines) -> Broken:
    for line, row in lines[RECIPIENTS.name]:
        code = str(row["recipient_code"])
        mine = [other for _, other in lines[ELEMENTS.name] if other["recipient_code"] == code]
        units = [other for _, other in lines[ORG_UNITS.name] if other["recipient_code"] == code]
        for its, file, command in ((mine, ELEMENTS.file, "add-element"), (units, ORG_UNITS.file, "add-org-unit")):
            if not its:
                rule, remedy = f"has no line in {file}.", f"Add one: crossings network {command}."
                yield code, Mistake(RECIPIENTS.file, line, "recipient_code", rule, remedy)
        mapped = {str(other["table_name"]) for other in mine}
        for word in (word for word in str(row["formats"]).split() if word in formats() and mine):
            for table in sorted(set(formats()[word].needs) - mapped):
                rule = f"{word} is made of {table}, of which {ELEMENTS.file} has no line for this recipient."
                yield code, Mistake(RECIPIENTS.file, line, "formats", rule, "Add one, or take the format out.")
