"""The same questions to DuckDB and to a real Spark, where the two would differ without the translation."""

import base64
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow.parquet import encryption
from scipy.stats import beta

from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.spark import KEY_VARIABLE, build, needs
from warehouse.trends.columns import trend_measure

NUMBERS = "(values (1, 2.675), (2, null), (3, -0.5), (null, 1.005)) as x (n, y)"
LINKS = "(values (1, 2), (2, 1), (2, 3), (3, 2), (7, 8), (8, 7)) as link (one, other)"
WALK = (
    f"with recursive link as (select * from {LINKS}), reached as (select one, other from link union "
    "select reached.one, link.other from reached inner join link on reached.other = link.one) "
    "select one, min(other) as smallest from reached group by one order by one"
)
ROUNDS = (
    "with recursive start as (select cast(0.5 as double) as half), share (round_no, part) as ("
    "select 0, half from start union all "
    "select share.round_no + 1, round(sum(share.part * start.half) / 3 + 0.1, 9) from share cross join start "
    "where share.round_no < 5 group by share.round_no) select round_no, part from share order by round_no"
)
QUESTIONS = {
    "nulls come last, up and down": f"select n from {NUMBERS} order by n desc limit 1",
    "a missing number is the last of a row": f"select n, row_number() over (order by n) as turn from {NUMBERS}",
    "whole numbers divided are no whole number": "select 7 / 2 as q, 1 / 3.0 as r, 0.1 * 3 / 7 as s",
    "a whole division stays whole": "select 7 // 2 as q",
    "halves are rounded as doubles are": (
        "select round(cast(2.675 as double), 2) as r, round(cast(1.005 as double), 2) as q"
    ),
    "halves below zero are rounded away from it": "select round(-2.5) as r, round(2.5) as q",
    "a mean of decimals is a double": f"select avg(y) as v from {NUMBERS}",
    "a sum may be larger than 64 bits": (
        "select cast(mod(sum(n), 4611686018427387904) as bigint) as s "
        "from (values (9223372036854775807), (9223372036854775806), (9223372036854775805)) as x (n)"
    ),
    "texts are joined in order": (
        "select string_agg(n, '|' order by n desc) as t from (values ('a'), ('c'), ('b')) as x (n)"
    ),
    "joined words leave out what is missing": "select concat_ws('|', 'a', null, 'b') as t, 'a' || null as u",
    "a day after, a month after": (
        "select date '2024-03-01' + 1 as d, cast(date '2024-01-31' + interval '1' month as date) as m"
    ),
    "days between two dates": (
        "select end_date - begin_date as days, end_date - lag(end_date) over (order by end_date) as since "
        "from (select date '2024-03-01' as end_date, date '2024-02-28' as begin_date) as x"
    ),
    "the month of a day": (
        "select cast(date_trunc('month', date '2024-03-17') as date) as m, make_date(2024, 2, 1) as f"
    ),
    "rows that are equal as a pair": "select 1 as a where (1, 'x') in (select 1 as n, 'x' as t)",
    "a replaced column": "select b, a from (select x.* replace (a + 1 as a) from (select 1 as a, 2 as b) as x) as y",
    "a walk along links": WALK,
    "a walk along links, by Spark": WALK,
    "rounds with sums in them": ROUNDS,
    "rounds with sums in them, by Spark": ROUNDS,
    "what is read twice": (
        "with pair as (select x.n, y.n as other from (values (1), (2)) as x (n) "
        "cross join (values (3), (4)) as y (n)), "
        "larger (m) as (select n + other as m from pair where other > 3), "
        "most as (select max(m) as n from larger), "
        "twice as (select pair.n, b.other from pair inner join pair as b on pair.n = b.n) "
        "select twice.n, twice.other, most.n as most, count(larger.m) as larger from twice cross join most "
        "left join larger on larger.m > twice.other group by twice.n, twice.other, most.n order by 1, 2"
    ),
    "a filter of an aggregate": f"select max(n) filter (where n < 3) as m, count(*) as c from {NUMBERS}",
    "bits": "select 6 & 2 <> 0 as b, 6 & 1 <> 0 as c, cast(power(2, 3) as bigint) as p",
}
SERIES = "1;2;4;3;2;3;5;4;3;4;6;5"
FUNCTIONS = (
    "select jeffreys_low(3, 10) as low, jeffreys_high(3, 10) as high, "
    f"trend_measure('{SERIES}', 4, 'seasonal_amplitude') as amplitude"
)
MD5 = {"a": "select whole_number_of_text('a') as w", "b": "select whole_number_of_text('RU|ru_spb|x') as w"}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one session of Spark has answered everything, with a key of its own."""
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def answers(asked: Path) -> dict[str, Any]:
    questions: dict[str, list[str]] = {name: [_as_table(sql), "select * from t.q"] for name, sql in QUESTIONS.items()}
    questions |= {name: [sql] for name, sql in MD5.items()} | {"our own functions": [FUNCTIONS]}
    kept = "with kept as (values (1, 'a'), (2, 'b'), (3, 'c')) select col1 as n, col2 as t from kept"
    questions["rows taken out"] = [
        f"create table t.kept using parquet as {kept}",
        "create table t.gone using parquet as select 2 as n",
        "/* who asks */\n delete from t.kept as state using t.gone as changed where state.n = changed.n",
        "insert into t.kept by name /* a model */ select 'd' as t, 4 as n",
        "select n, t from t.kept order by n",
    ]
    (asked / "clear").mkdir()
    pq.write_table(pa.table({"n": [1]}), asked / "clear" / "rows.parquet")
    (asked / "foreign").mkdir()
    other = encryption.create_encryption_properties(footer_key=b"x" * 32)
    pq.write_table(pa.table({"n": [1]}), asked / "foreign" / "rows.parquet", encryption_properties=other)
    for name in ("clear", "foreign"):
        questions[name] = [
            f"create table t.{name} using parquet location '{asked / name}'",
            f"select n from t.{name}",
        ]
    return _asked(asked, questions)


def _as_table(sql: str) -> str:
    return f"create table t.q using parquet as /* a model */ {sql}"


def _asked(folder: Path, questions: dict[str, list[str]]) -> dict[str, Any]:
    with_drop = {name: ["/* who asks */ drop table if exists t.q", *each] for name, each in questions.items()}
    (folder / "questions.json").write_text(json.dumps(with_drop))
    here = Settings(home=folder, root=PROJECT_ROOT)
    build.write_jar(here, folder)
    done = subprocess.run(
        [needs.python(here), "-W", "ignore", PROJECT_ROOT / "tests" / "spark" / "questions.py", folder],
        env=os.environ
        | {
            "PYTHONPATH": str(PROJECT_ROOT),
            "PYSPARK_PYTHON": str(needs.python(here)),
            KEY_VARIABLE: base64.b64encode(b"k" * 32).decode(),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads((folder / "answers.json").read_bytes())


@pytest.mark.parametrize("name", QUESTIONS)
def test_spark_answers_as_duckdb_does(name: str, answers: dict[str, Any]) -> None:
    with duckdb.connect() as con:
        ours = con.execute(QUESTIONS[name]).fetchall()
    theirs = answers[name]
    assert isinstance(theirs, list), theirs
    assert sorted(json.dumps(row) for row in theirs) == sorted(json.dumps(row, default=str) for row in ours)


@pytest.mark.parametrize(("name", "text"), [("a", "a"), ("b", "RU|ru_spb|x")])
def test_the_number_of_a_text_is_the_same(name: str, text: str, answers: dict[str, Any]) -> None:
    with duckdb.connect() as con:
        ours = con.execute("select cast(md5_number_lower(?) // 2 as bigint)", [text]).fetchall()
    assert answers[name] == [list(row) for row in ours]


def test_our_own_functions_run_in_the_environment_of_spark(answers: dict[str, Any]) -> None:
    low, high = beta.ppf([0.025, 0.975], 3.5, 7.5)
    amplitude = trend_measure(SERIES, 4, "seasonal_amplitude")
    assert amplitude is not None
    assert answers["our own functions"] == [[pytest.approx(low), pytest.approx(high), amplitude]]


def test_an_increment_takes_rows_out_and_puts_new_ones_in(answers: dict[str, Any]) -> None:
    assert answers["rows taken out"] == [[1, "a"], [3, "c"], [4, "d"]]


@pytest.mark.parametrize("name", ["clear", "foreign"])
def test_spark_reads_no_file_that_is_not_under_our_key(name: str, answers: dict[str, Any]) -> None:
    assert isinstance(answers[name], str)
    assert "ParseError" not in answers[name]


def test_every_file_of_a_table_is_encrypted_and_opens_with_our_key(asked: Path, answers: dict[str, Any]) -> None:
    files = list((asked / "tables" / "t.db").rglob("*.parquet"))
    assert files
    assert {path.read_bytes()[:4] for path in files} == {b"PARE"}
    opened = encryption.create_decryption_properties(footer_key=b"k" * 32)
    kept = [pq.read_table(path, decryption_properties=opened) for path in files if path.parent.name == "kept"]
    assert sorted(pa.concat_tables(kept, promote_options="permissive")["n"].to_pylist()) == [1, 3, 4]
