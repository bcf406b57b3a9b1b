"""Published tables of persons, from cells.yaml, and the models of dbt that are made of them.

Add here: another line that is the same for every such table.
Keep out: what the macros of these models do (dbt/macros), and which grains may be published (seed disclosure_pattern).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from warehouse.definitions.made_files import made_of
from warehouse.definitions.reading import read
from warehouse.errors import ConfigError

FILE = Path(__file__).with_name("cells.yaml")
_LINE = 128
_MADE = made_of("warehouse/definitions/cells.yaml")
_MODELS = "dbt/models"
_CELL = {
    "pattern_id": "allowed grain (seed disclosure_pattern)",
    "period_type": "month, quarter, half_year, year or fiscal_year",
    "period_start": "first day of the period",
}
_COUNTED = {
    "partner_code": "`all`: the cell itself; else what one partner contributes to it",
    "persons": "distinct persons",
    "key_sum": "sum of the record keys of these persons, modulo 2^32: the same persons, the same sum",
}
_SHOWN = {
    "cell": "name of the cell in the ledger of closed cells, for ever",
    "countries": "whose numbers it is made of",
    "persons": "what may be published; empty where the cell is not shown",
    "status": "shown, few, gap or open",
    "first_published": (
        "day on which the cell was due to close, or of the restatement that first showed it; empty where not shown"
    ),
    "restated_in": "day of the restatement that changed it, if one did",
    "counted_on": "day whose reports the number is made of; empty of numbers from before it was noted",
    "fed_by": "partners whose persons are in the cell now; in no published table",
}
_PLACES = ("country_code", "region_code", "city_code")
_WHERE = (*_PLACES, "event_window")  # dimensions that say where and when, not what is counted
Name = Annotated[str, Field(pattern="^[a-z][a-z_]*$")]


class SameAs(BaseModel):
    """Cells that count the same as cells of another table; values that are not named are margins."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cell: dict[Name, str]
    table: Name
    of: dict[Name, str] = {}


class CellTable(BaseModel):
    """One entry; its fields are explained at the head of cells.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    dimensions: Annotated[tuple[Name, ...], Field(min_length=2)]
    persons: Name
    combinations: Name | None = None
    sets: Name | None = None
    codes: Name | None = None
    coded: tuple[Name, ...] = ()
    by_period: bool = False
    year_after: bool = False
    calendar: Name | None = None
    of_one_day: tuple[Name, ...] = ()
    within: Name | None = None
    same_as: tuple[SameAs, ...] = ()
    beyond: dict[Name, tuple[str, ...]] = {}
    area: dict[str, str] = {}

    @property
    def measured(self) -> list[str]:
        """Dimensions that say what is counted; places too, where the area of the reports does not name them."""
        return [name for name in self.dimensions if name not in (() if self.area else _WHERE)]

    def family(self, cell: str) -> str:
        """What a cell of the ledger shares with those that it is divided by, or added to: they are of one day."""
        if not self.of_one_day:
            return cell
        _, *period, values_of_cell = cell.split("|", 3)
        values = zip(self.dimensions, values_of_cell.split("|"), strict=True)
        return "|".join([*period, *(value for name, value in values if name not in self.of_one_day)])

    @property
    def units(self) -> list[str]:
        """Arguments of the macros that say what a row of a person stands for."""
        named = (("combinations", self.combinations), ("sets", self.sets))
        return [f"{each}=ref('{name}')" for each, name in named if name] + self.bits

    @property
    def bits(self) -> list[str]:
        """The same where a row stands for several codes."""
        return [f"codes={self.codes}()", f"coded={list(self.coded)}"] if self.codes else []


@cache
def cell_tables() -> Mapping[str, CellTable]:
    """Published table → entry, in the order of the file. Raises ConfigError with every mistake."""
    found = read(FILE, CellTable)
    mistakes = [
        f"{FILE.name}, {table}.within: there is no table {one.within}. Name one of this file."
        for table, one in found.items()
        if one.within and one.within not in found
    ]
    mistakes += [
        f"{FILE.name}, {table}: sets have a period, or stand beside those of one year later, where there are sets. "
        "Name `sets`."
        for table, one in found.items()
        if (one.by_period and not one.sets) or (one.year_after and not one.by_period)
    ]
    mistakes += [
        f"{FILE.name}, {table}: `codes` needs `coded`, dimensions of the table, and takes the place of `combinations`."
        for table, one in found.items()
        if bool(one.codes) != bool(one.coded)
        or not set(one.coded) <= set(one.dimensions)
        or (one.codes and one.combinations)
    ]
    mistakes += [
        f"{FILE.name}, {table}.of_one_day: {name} is no dimension of the table."
        for table, one in found.items()
        for name in sorted({*one.of_one_day} - {*one.dimensions})
    ]
    names = Counter(one.name for one in found.values())
    mistakes += [f"{FILE.name}: {count} tables have the name {name}." for name, count in names.items() if count > 1]
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    return found


@cache
def models() -> dict[str, str]:
    """Path of a file of dbt → its text."""
    sql = {path: f"-- {_MADE}\n{text}" for path, text in _models()}
    return sql | {
        "dbt/macros/published_dimensions.sql": _dimensions(),
        "dbt/macros/measure_of.sql": _measures(),
        f"{_MODELS}/marts/cells/_made.yml": _properties(_of_cells()),
        f"{_MODELS}/published/protected/_made.yml": _properties(_of_shown()),
    }


def _models() -> Iterator[tuple[str, str]]:
    for table, one in cell_tables().items():
        cell = f"fct_cell_{one.name}"
        counted = [f"'{table}'", f"ref('{one.persons}')", *one.units, *["by_period=true"] * one.by_period]
        yield f"{_MODELS}/marts/cells/{cell}.sql", _call("counted_cells", [*counted, *_year_after(one)])
        whole = cell_tables()[one.within].name if one.within else None
        shown = [f"'{table}'", f"ref('{cell}')", *(f"calendar=ref('{each}')" for each in (one.calendar,) if each)]
        shown += [f"within=ref('protected_{each}')" for each in (whole,) if each]
        yield f"{_MODELS}/published/protected/protected_{one.name}.sql", _call("protected_counts", shown)
    for view, made in (("member", _members()), ("set", _sets()), ("part", _parts()), ("period", _periods())):
        yield f"{_MODELS}/marts/cells/cell_{view}.sql", _VIEW + made


def _year_after(one: CellTable) -> list[str]:
    return ["year_after=true"] * one.year_after


_VIEW = (
    "{{ config(materialized='view') }}\n"
    "-- Of every published table of persons. Nothing is stored: the ledger of closed cells asks for the cells that\n"
    "-- close, and once a year for all that may be restated.\n"
)
_ALL = "union all\n"


def _members() -> str:
    """Which set of parts each person stands for, period by period."""
    return _ALL.join(
        _call("cell_members", [f"'{table}'", f"ref('{one.persons}')", *one.units, *_year_after(one)])
        for table, one in cell_tables().items()
    )


def _sets() -> str:
    """Parts of the sets."""
    return _ALL.join(
        _call("cell_sets", [f"'{table}'", f"ref('{one.sets}')", *["by_period=true"] * one.by_period])
        for table, one in cell_tables().items()
        if one.sets
    )


def _parts() -> str:
    """What the parts of each table are called."""
    return _ALL.join(
        _call("cell_parts", [f"'{table}'", f"ref('{one.combinations}')", "is_numbered=true"])
        if one.combinations
        else _call("cell_parts", [f"'{table}'", f"ref('{one.persons}')", *one.bits])
        for table, one in cell_tables().items()
    )


def _periods() -> str:
    calendars = [
        "int_period_month",
        *(cell_table.calendar for cell_table in cell_tables().values() if cell_table.calendar),
    ]
    return _call("cell_periods", ["[" + ", ".join(f"ref('{each}')" for each in calendars) + "]"])


Model = tuple[str, str, dict[str, str], list[str]]  # name, description, column → what it holds, columns of the key


def _of_cells() -> Iterator[Model]:
    for table, one in cell_tables().items():
        columns = _CELL | dict.fromkeys(one.dimensions, "value, or `all`") | _COUNTED
        said = f"Persons of each cell of {table} before disclosure control. Internal."
        yield f"fct_cell_{one.name}", said, columns, [*_CELL, *one.dimensions, "partner_code"]


def _of_shown() -> Iterator[Model]:
    for table, one in cell_tables().items():
        columns = _CELL | dict.fromkeys(one.dimensions, "value, or `all`") | _SHOWN
        said = f"Cells of {table} after disclosure control, with what the ledger keeps of them. Internal."
        yield f"protected_{one.name}", said, columns, [*_CELL, *one.dimensions]


def _properties(models: Iterator[Model]) -> str:
    """The properties that dbt shows to an analyst."""
    said = [
        "\n".join(
            [
                f"  - name: {name}",
                f"    description: {description}",
                *([f"    config: {{meta: {{key: [{', '.join(key)}]}}}}"] if key else []),
                "    columns:",
                *(f"      - {{name: {column}, description: '{what}'}}" for column, what in columns.items()),
            ]
        )
        for name, description, columns, key in models
    ]
    return "\n".join([f"# {_MADE}", "version: 2", "", "models:", *said, ""])


def _dimensions() -> str:
    tables = [f"        '{table}': {list(one.dimensions)}," for table, one in cell_tables().items()]
    return "\n".join(
        [
            "{# The dimensions of each published table of persons, in the order that names its cells in the ledger.",
            f"{_MADE} #}}",
            "{% macro published_dimensions(table_name) -%}",
            "    {{ return({",
            *tables,
            "    }[table_name]) }}",
            "{%- endmacro %}",
            "",
        ]
    )


def measure(table: str, values: Mapping[str, str], period: str) -> str:
    """What a cell counts, whatever place, period and table it stands in: made of the same reports, the same persons.

    `values`: of its dimensions; `period`: its type and start, for cells that look beyond it.
    """
    entry = cell_tables()[table]
    named = {name: values[name] for name in entry.measured if values.get(name, "all") != "all"}
    for same in entry.same_as:
        if named == same.cell:
            return _measure_name(same.table, same.of)
    is_beyond = any(
        named.get(name) in among or ("*" in among and name in named) for name, among in entry.beyond.items()
    )
    return _measure_name(table, named) + (f"|{period}" if is_beyond else "")


def area(table: str, values: Mapping[str, str]) -> str:
    """The code of the city, region, country or scope whose reports a cell is made of."""
    entry = cell_tables()[table]
    for case, dimension in entry.area.items():
        name, _, value = case.partition("=")
        if case == "else" or values.get(name) == value:
            return values[dimension]
    return next(values[name] for name in reversed(_PLACES) if values.get(name, "all") != "all")


def _measure_name(table: str, named: Mapping[str, str]) -> str:
    return "|".join([table, *(named.get(name, "all") for name in cell_tables()[table].measured)])


def _measures() -> str:
    """The same in SQL, and the area whose reports the cells of a table are made of."""
    lines = []
    for table, entry in cell_tables().items():
        same = [f"when {_is(entry, each.cell)} then '{_measure_name(each.table, each.of)}' " for each in entry.same_as]
        plain = " || ".join([f"'{table}'", *(f"'|' || {{r}}.{name}" for name in entry.measured)])
        beyond = " or ".join(_is_among(name, among) for name, among in entry.beyond.items())
        later = " || '|' || {r}.period_type || '|' || cast({r}.period_start as varchar)"
        same += [f"when {beyond} then {plain}{later} "] if beyond else []
        sql = f"case {''.join(same)}else {plain} end" if same else plain
        lines.append(f"        '{table}': \"{sql}\",")
    area = [f"        '{table}': \"{_area(entry)}\"," for table, entry in cell_tables().items()]
    return "\n".join(
        [
            f"{{# Published tables of persons. {_MADE} #}}",
            "{% macro tables_of_persons() -%}",
            f"    {{{{ return({list(cell_tables())}) }}}}",
            "{%- endmacro %}",
            "",
            "{# What a cell of a published table counts, whatever place, period and table it stands in. #}",
            "{% macro measure_of(table_name, relation) -%}",
            "    {{ {",
            *lines,
            "    }[table_name] | replace('{r}', relation) }}",
            "{%- endmacro %}",
            "",
            "{# The code of the city, region, country or scope whose reports a cell is made of. #}",
            "{% macro area_of(table_name, relation) -%}",
            "    {{ {",
            *area,
            "    }[table_name] | replace('{r}', relation) }}",
            "{%- endmacro %}",
            "",
        ]
    )


def _is(entry: CellTable, cell: Mapping[str, str]) -> str:
    return " and ".join(f"{{r}}.{name} = '{cell.get(name, 'all')}'" for name in entry.measured)


def _is_among(name: str, among: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in among)
    return f"{{r}}.{name} <> 'all'" if "*" in among else f"{{r}}.{name} in ({listed})"


def _area(entry: CellTable) -> str:
    whens = [
        f"when {{r}}.{case.split('=')[0]} = '{case.split('=')[1]}' then {{r}}.{area} "
        for case, area in entry.area.items()
        if case != "else"
    ]
    if entry.area:
        otherwise = f"{{r}}.{entry.area['else']}"
        return f"case {''.join(whens)}else {otherwise} end" if whens else otherwise
    places = [f"nullif({{r}}.{name}, 'all')" for name in reversed(_PLACES[1:]) if name in entry.dimensions]
    return f"coalesce({', '.join([*places, '{r}.country_code'])})" if places else "{r}.country_code"


def _call(macro: str, arguments: list[str]) -> str:
    said = f"{{{{ {macro}({', '.join(arguments)}) }}}}\n"
    return said if len(said) <= _LINE else f"{{{{ {macro}(\n    {', '.join(arguments)}\n) }}}}\n"
