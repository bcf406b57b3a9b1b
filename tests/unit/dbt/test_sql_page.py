"""How a model that is written by hand is laid out.

Imports come first: one CTE for each relation that is read, `name as (select … from {{ ref(…) }} where …)`, which joins,
groups and computes nothing. Then comes what is done with them, each CTE named by what it holds; the last line selects
the last CTE. An import that is read more than once is `{{ inlined() }}`, or DuckDB would store all of it; one that is
read once is not.

Two kinds of model need no such page: a single call of a macro, and one select of at most six lines over one relation.
"""

import re
from pathlib import Path

import pytest

DBT = Path(__file__).resolve().parents[3] / "dbt"
MADE = re.compile(r"-- Made of .*`make docs`")
RELATION = r"\{\{ (?:ref|source)\([^)]*\) \}\}"
NAMED_BY_A_LOOP = r"\{\{ \w+ \}\}"
CTE = re.compile(
    rf"^(?:with )?(?:recursive )?(\w+|{NAMED_BY_A_LOOP})(?: \([^)]*\))? as (\{{\{{ inlined\(\) \}}\}} )?\(\n(.*?)^\)",
    re.MULTILINE | re.DOTALL,
)
COLUMN = r"\w+(?: as \w+)?"
IMPORT = re.compile(
    rf"\s*select (?:\*|{COLUMN}(?:,\s+{COLUMN})*)\s+from (?:{RELATION}|{NAMED_BY_A_LOOP})"
    r"(?:\s+where (?:(?!select|group by|order by|union).)+)?\s*",
    re.DOTALL,
)
CALL = re.compile(r"\{\{ \w+\([^{}]*\) \}\}")
LOOP = re.compile(r"\{%-? for\b.*?\{%-? endfor", re.DOTALL)
SHORT = 6


def page(text: str) -> str:
    """A model without its configuration, its variables and its comments."""
    without = re.sub(r"\{\{ config\(.*?\) \}\}\n|\{%-? set .*?%\}", "", text, flags=re.DOTALL)
    without = re.sub(r"^\s*--.*\n", "", without, flags=re.MULTILINE)
    return re.sub(r"^\{\{ goes_on_from\(.*?\) \}\}\n", "", without, flags=re.MULTILINE).strip()


MODELS = {
    path.stem: page(path.read_text())
    for path in sorted(DBT.glob("models/**/*.sql"))
    if not MADE.match(path.read_text().split("\n", 1)[0])
}


def needs_no_page(text: str) -> bool:
    is_short = len(text.splitlines()) <= SHORT and text.count("select ") + text.count("select\n") == 1
    return CALL.fullmatch(text) is not None or (is_short and len(re.findall(RELATION, text)) <= 1)


def mistakes(text: str) -> list[str]:
    if needs_no_page(text):
        return []
    found = CTE.findall(text)
    is_import = [IMPORT.fullmatch(body) is not None for _, _, body in found]
    imports = [cte for cte, imported in zip(found, is_import, strict=True) if imported]
    read = re.findall(RELATION, text)
    told = [f"{relation} is read twice" for relation in sorted(set(read)) if read.count(relation) > 1]
    if is_import != sorted(is_import, reverse=True):
        told.append("an import stands after another CTE")
    if sum(len(re.findall(RELATION, body)) for _, _, body in imports) != len(read):
        told.append("a relation is read outside the imports")
    if not found or text.splitlines()[-1] != f"select * from {found[-1][0]}":
        told.append("the last line does not select the last CTE")
    for name, inlined, _ in imports:
        if _is_read_again(name, text) != bool(inlined):
            told.append(f"{name} is inlined and read once" if inlined else f"{name} is read more than once")
    return told


def _is_read_again(name: str, text: str) -> bool:
    """In a loop, a relation is read once for each turn."""
    reader = re.compile(rf"\b(?:from|join) {re.escape(name)}\b")
    return len(reader.findall(text)) + sum(len(reader.findall(loop)) for loop in LOOP.findall(text)) > 1


@pytest.mark.parametrize("name", MODELS)
def test_a_model_opens_with_its_imports_and_ends_with_its_last_cte(name: str) -> None:
    assert mistakes(MODELS[name]) == []


def test_what_is_alike_is_made_and_not_written() -> None:
    assert len(MODELS) <= 166


A = "with a as (\n    select * from {{ ref('a') }}\n),\n"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("select a.x\nfrom {{ ref('a') }} as a\ninner join {{ ref('b') }} as b on a.x = b.x", "outside the imports"),
        (A + "b as (\n    select x from a\n)\nselect x\nfrom b", "does not select the last CTE"),
        (
            A + "b as (\n    select x from a\n),\nc as (\n    select x from b\n)\nselect * from b",
            "does not select the last",
        ),
        (
            A + "b as (\n    select x from a\n),\nc as (\n    select * from {{ ref('c') }}\n)\nselect * from c",
            "after another",
        ),
        (A + "b as (\n    select x from a union select y from a\n)\nselect * from b", "a is read more than once"),
        (
            A.replace("(", "{{ inlined() }} (", 1) + "b as (\n    select x from a\n)\nselect * from b",
            "inlined and read once",
        ),
        (A.replace("*", "max(x) as x") + "b as (\n    select x from a\n)\nselect * from b", "outside the imports"),
        (A + "b as (\n    select x from {{ ref('a') }}\n)\nselect * from b", "{{ ref('a') }} is read twice"),
    ],
)
def test_each_mistake_is_seen(text: str, mistake: str) -> None:
    assert mistake in "; ".join(mistakes(text))
