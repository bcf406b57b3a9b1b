"""Data flows one way: staging from raw, intermediate from staging, marts from intermediate, published from marts, the
donor audience from published. And persons enter published tables through the disclosure macro alone."""

import re
from pathlib import Path

import pytest

DBT = Path(__file__).resolve().parents[3] / "dbt"
MODELS = {path.stem: path for path in sorted(DBT.glob("models/**/*.sql"))}
SEEDS = {path.stem for path in DBT.glob("seeds/*.csv")}
MAY_READ = {
    "staging": {"staging"},
    "intermediate": {"staging", "intermediate"},
    "marts": {"intermediate", "marts"},
    "published": {"marts", "published", "disclosed"},
    "disclosed": {"marts"},
    "donor": {"published"},
}
# Marts that hand a staging model on as it is, so that nothing after them reads staging.
HANDED_ON = {"dim_partner", "dim_partner_city", "fct_mapping_return"}
PERSON_SETS = {name for name in MODELS if name.startswith("fct_person_")} | {"fct_stay", "fct_move", "fct_reach_month"}
MACROS = {
    macro: path.read_text()
    for path in DBT.glob("macros/*.sql")
    for macro in re.findall(r"macro (\w+)\(", path.read_text())
}


def _layer(path: Path) -> str:
    return path.parent.name


def _refs(text: str) -> set[str]:
    return set(re.findall(r"ref\('(\w+)'\)", text))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_model_reads_only_the_layer_before_it(name: str) -> None:
    path = MODELS[name]
    allowed = MAY_READ[_layer(path)] | ({"staging"} if name in HANDED_ON else set())
    read = {ref: _layer(MODELS[ref]) for ref in _refs(path.read_text()) - SEEDS}
    assert {ref: layer for ref, layer in read.items() if layer not in allowed} == {}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_only_staging_reads_raw(name: str) -> None:
    assert "source(" not in MODELS[name].read_text() or _layer(MODELS[name]) == "staging"


@pytest.mark.parametrize(
    "name", sorted(n for n, p in MODELS.items() if _layer(p) in ("published", "disclosed", "donor"))
)
def test_persons_enter_published_tables_through_the_disclosure_macro_alone(name: str) -> None:
    text = MODELS[name].read_text()
    inside = re.findall(r"disclosed_counts\(ref\('(\w+)'\)", text)
    outside = re.sub(r"disclosed_counts\(ref\('\w+'\)", "", text)
    assert _refs(outside) & PERSON_SETS == set()
    assert set(inside) <= PERSON_SETS


def test_the_macro_itself_reads_no_person_set_but_its_argument() -> None:
    assert {ref for text in MACROS.values() for ref in _refs(text)} & PERSON_SETS == set()


def test_no_python_package_hides_dbt() -> None:
    assert list(DBT.glob("__init__.py")) == []
