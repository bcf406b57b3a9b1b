"""The list of models that Spark builds: what stands on it exists, and all that it reads stands on it, too."""

import re

from warehouse.settings import PROJECT_ROOT
from warehouse.spark import proven

MODELS = {path.stem: path for path in (PROJECT_ROOT / "dbt" / "models").rglob("*.sql")}
READ = re.compile(r"ref\('(\w+)'\)")
SEEDS = {path.stem for path in (PROJECT_ROOT / "dbt" / "seeds").rglob("*.csv")}


def test_every_model_on_the_list_exists() -> None:
    assert set(proven.models()) <= set(MODELS)


def test_what_a_model_on_the_list_reads_is_on_it_too() -> None:
    listed = set(proven.models())
    lacking = {
        (name, read)
        for name in listed
        for read in READ.findall(MODELS[name].read_text(encoding="utf-8"))
        if read not in listed and read not in SEEDS
    }
    assert not lacking


def test_the_list_says_when_and_with_what_it_was_compared() -> None:
    network = r"the demo network|an invented network of [0-9,]+ contacts"
    assert re.fullmatch(rf"({network}), on \d{{4}}-\d\d-\d\d", proven.compared_with())
