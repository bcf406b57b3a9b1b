"""Read a network directory, and find every mistake in it at once: by file, line, key, rule and remedy.

Add here: another way in which a single file or value is malformed.
Keep out: rules between lines and files (rules.py), partners' declarations (warehouse/contract/declaration/mistakes.py).
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from warehouse import yaml_text
from warehouse.networks import library, rules
from warehouse.networks.exchange_tables import EXCHANGE, FILES
from warehouse.networks.mistakes import Mistake, line_of, refusal
from warehouse.networks.network import About, Network, Row
from warehouse.networks.tables import Table, Value, parsed

ABOUT = "network.yaml"
_SENT = {table.file for table in EXCHANGE}
# What else may lie beside the files: the demo network's generator, and what a killed edit left, until the next one.
_BESIDE = {".py", ".md", ".part", ".txt"}
Lines = list[tuple[int, Row]]


def read(directory: Path) -> Network:
    """The network of a directory. Raises ConfigError listing all mistakes at once.

    A mistake in what is sent to whom stops packages (warehouse/release/exchange), and nothing else.
    """
    about, lines, found = look(directory)
    found = [mistake for mistake in found if mistake.file not in _SENT]
    if about is None or found:
        raise refusal(found)
    return Network(about, _completed({name: [row for _, row in rows] for name, rows in lines.items()}))


def look(directory: Path) -> tuple[About | None, dict[str, Lines], list[Mistake]]:
    """What a directory says, as far as it can be read, and every mistake of it."""
    found = list(_strangers(directory))
    about = _about(directory / ABOUT, found)
    lines = {table.name: _rows(directory, table, found) for table in FILES}
    if about is not None:
        for name, rows in library.chosen(about, lines).items():
            lines[name] = [*rows, *lines.get(name, [])]
        found += rules.broken(about, lines, (directory / ABOUT).read_text(encoding="utf-8-sig"))
    return about, lines, found


def _strangers(directory: Path) -> Iterator[Mistake]:
    known = {ABOUT, *(table.file for table in FILES)}
    for path in sorted(directory.iterdir()) if directory.is_dir() else ():
        if path.is_file() and path.name not in known and path.suffix not in _BESIDE:
            yield Mistake(
                path.name, 0, "", "is no file of a network.", f"Name it as one of {', '.join(sorted(known))}."
            )


def _about(path: Path, found: list[Mistake]) -> About | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
        said = yaml_text.read_handed_in(text)
    except FileNotFoundError:
        found.append(Mistake(ABOUT, 0, "", "is missing.", "Write one with `crossings network init`."))
        return None
    except (OSError, UnicodeDecodeError):
        found.append(Mistake(ABOUT, 0, "", "cannot be read.", "Save it as UTF-8, readable for the warehouse's user."))
        return None
    except yaml_text.Reference as error:
        found.append(Mistake(ABOUT, error.line, "", str(error), error.REMEDY))
        return None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        found.append(
            Mistake(ABOUT, line, "", "cannot be read as YAML.", "Check indentation, colons and brackets there.")
        )
        return None
    try:
        return About.model_validate(said if isinstance(said, dict) else {})
    except ValidationError as problem:
        for each in problem.errors(include_url=False, include_input=False, include_context=False):
            key = ".".join(map(str, each["loc"]))
            rule, remedy = _of_yaml(str(each["type"]), str(each["msg"]))
            found.append(Mistake(ABOUT, line_of(text, key), key, rule, remedy))
        return None


def _of_yaml(kind: str, message: str) -> tuple[str, str]:
    if kind == "missing":
        return "is missing.", "Add it; docs/reference/network.md lists the keys."
    if kind == "extra_forbidden":
        return (
            "is no key of a network.",
            "Remove it, or correct its spelling; docs/reference/network.md lists the keys.",
        )
    return f"{message[0].lower()}{message[1:]}.", "Correct it; docs/reference/network.md says what the key takes."


def _rows(directory: Path, table: Table, found: list[Mistake]) -> Lines:
    """The lines of one file that can be used. A file that is not there has none, but places are always needed."""
    path = directory / table.file
    if not path.is_file():
        if table is FILES[0]:
            found.append(Mistake(table.file, 0, "", "is missing.", "List countries, regions and cities there."))
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            said = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except (OSError, UnicodeDecodeError):
        found.append(Mistake(table.file, 0, "", "cannot be read.", "Save it as CSV in UTF-8, with commas."))
        return []
    except csv.Error:
        found.append(Mistake(table.file, 0, "", "has a quotation mark that is not closed.", "Close or remove it."))
        return []
    if wrong := list(_header(table, header)):
        found += wrong
        return []
    return [(line, row) for line, cells in said if (row := _row(table, header, line, cells, found)) is not None]


def _header(table: Table, header: list[str]) -> Iterator[Mistake]:
    needed = {column.name for column in table.columns if column.is_required}
    for name in sorted(needed - set(header)):
        yield Mistake(table.file, 1, name, "the column is missing.", "Add it to the first line and to every line.")
    for name in header:
        if name not in table.names:
            yield Mistake(table.file, 1, name, "is no column of this file.", f"Columns: {', '.join(table.names)}.")
        elif header.count(name) > 1:
            yield Mistake(table.file, 1, name, "the column is there twice.", "Keep one.")


def _row(table: Table, header: list[str], line: int, cells: list[str], found: list[Mistake]) -> Row | None:
    if len(cells) != len(header):
        what = f"has {len(cells)} cells, the first line has {len(header)}."
        found.append(Mistake(table.file, line, "", what, "Put a text that holds a comma in double quotes."))
        return None
    given = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    row: dict[str, Value] = {}
    before = len(found)
    for column in table.columns:
        text = given.get(column.name, "")
        if not text:
            if column.is_required:
                found.append(Mistake(table.file, line, column.name, "is empty.", f"It takes {column.said}."))
            row[column.name] = 0 if column.kind == "flag" else None
            continue
        row[column.name] = value = parsed(column, text)
        if value is None:
            found.append(Mistake(table.file, line, column.name, "is not what it takes.", f"Write {column.said}."))
    return row if len(found) == before else None


_ALL = "all"


def _completed(tables: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """With what follows from the lines of places.csv: every place's region and city, its middle and its rank."""
    places = tables["place"]
    return {**tables, "place": [_place(row, places) for row in places]}


def _place(row: Row, places: list[Row]) -> Row:
    level, code = row["level"], row["place_code"]
    region = {"country": _ALL, "region": code, "city": row["region_code"]}[str(level)]
    whole: dict[str, Value] = {**row, "region_code": region, "city_code": code if level == "city" else _ALL}
    for name in ("latitude", "longitude"):
        whole[name] = row[name] if row[name] is not None else _middle(row, places, name)
    if row["rollup_rank"] is None:
        whole["rollup_rank"] = 0 if level == "country" else _rank(row, places)
    return whole


def _middle(row: Row, places: list[Row], name: str) -> float:
    of = "region_code" if row["level"] == "region" else "country_code"
    within = [
        float(str(place[name])) for place in places if place["level"] == "city" and place[of] == row["place_code"]
    ]
    return round(sum(within) / len(within), 1)


def _rank(row: Row, places: list[Row]) -> int:
    """Its place in the file, among all of its level and country: the order of the lines does not change by itself."""
    alike = [
        place["place_code"] for place in places if all(place[key] == row[key] for key in ("level", "country_code"))
    ]
    return alike.index(row["place_code"]) + 1
