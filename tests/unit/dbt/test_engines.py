"""What only one engine can say has one name, and both engines know it."""

import re
from pathlib import Path

MACROS = Path(__file__).resolve().parents[3] / "dbt" / "macros"


def test_what_one_engine_alone_can_say_is_chosen_by_the_engine() -> None:
    of_duckdb = (MACROS / "duckdb.sql").read_text()
    macros = re.findall(r"macro (\w+)\(", of_duckdb)
    doors = {name for name in macros if not name.startswith("duckdb__")}
    assert {name.removeprefix("duckdb__") for name in macros if name.startswith("duckdb__")} == doors
    assert set(re.findall(r"macro spark__(\w+)\(", (MACROS / "spark.sql").read_text())) == doors
    assert set(re.findall(r"adapter\.dispatch\('(\w+)'\)", of_duckdb)) == doors
