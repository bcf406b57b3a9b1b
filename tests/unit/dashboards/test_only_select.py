"""Only a SELECT over published tables reaches DuckDB, whoever writes it and however it is dressed up."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from duckdb_engine import ConnectionWrapper
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from dashboards import bindings
from dashboards.reading import connection_pool
from dashboards.reading.only_select import QueryRefused
from dashboards.reading.running import Limited
from dashboards.sources.catalogue import load
from dashboards.sources.wording import Wording
from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import Settings

NOT_ONE_SELECT = (
    "call enable_logging()",
    "call enable_logging('QueryLog', storage = 'file', storage_path = '/tmp/x')",
    "CALL/**/truncate_duckdb_logs()",
    "pragma version",
    "pragma enable_profiling",
    "pragma threads = 1",
    "set threads = 1",
    "set session schema = 'main'",
    "set variable x = 1",
    "reset threads",
    "use memory",
    "copy (select 1) to '/tmp/x'",
    "copy published.pub_x from '/tmp/x'",
    "attach ':memory:' as other",
    "detach warehouse",
    "export database '/tmp/x'",
    "import database '/tmp/x'",
    "install httpfs",
    "load json",
    "create temp table mine as select 1",
    "create temp macro f(a) as a",
    "create secret s (type s3)",
    "insert into published.pub_x values (1)",
    "update published.pub_x set a = 1",
    "delete from published.pub_x",
    "drop table published.pub_x",
    "alter table published.pub_x add column z integer",
    "prepare p as select 1",
    "execute p",
    "explain select 1",
    "explain analyze select 1",
    "begin",
    "checkpoint",
    "vacuum",
    "select 1; select 2",
    "select 1; call enable_logging()",
    "select 1 /* ; */ ; /* */ set threads = 1 --",
    "-- select 1\nset threads = 1",
    "",
    "-- nothing",
    "pivot published.pub_x on b using sum(a)",  # DuckDB makes a type of the values first
)
FUNCTIONS = (
    "select current_setting('temp_directory')",
    "select getenv('HOME')",
    "select getvariable('x')",
    "select write_log('x')",
    "select sleep_ms(100000)",
    "select pg_sleep(100)",
    "select a.current_setting('threads') from published.pub_x as a",
    "with c as NOT/**/MATERIALIZED (select a from published.pub_x) select * from c",
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from system.main.READ_TEXT('/etc/passwd')",
    "select * from glob('/*')",
    "from glob('/*')",
    "select * from read_parquet('x')",
    "select * from read_json('x')",
    "select * from read_duckdb('x')",
    "select * from query('call enable_logging()')",
    "select * from query_table('duckdb_logs')",
    "select * from json_execute_serialized_sql('{}')",
    "select * from histogram(duckdb_settings, name)",  # a harmless aggregate, and after FROM the reader of a table
    "select * from histogram_values('duckdb_settings', name)",
    "select * from duckdb_logs()",
    "select * from duckdb_settings()",
    "select * from duckdb_secrets()",
    "select * from duckdb_databases()",
    "select levenshtein(repeat('a', 30000), repeat('b', 30000))",  # not broken off by its limit
    "select * from duckdb_temporary_files()",
    "select * from duckdb_variables()",
    "select * from enable_logging()",
    "select * from pragma_user_agent()",
    "select (select count(*) from duckdb_logs()) from published.pub_x",
    "select 1 limit (select count(*) from duckdb_logs())",
    "with c as materialized (select * from duckdb_logs()) select * from c",
    "select * replace (getenv('HOME') as a) from published.pub_x",
    "select list_transform([1], x -> current_setting('threads')) as a",
    "summarize from duckdb_settings()",
    "describe select * from duckdb_settings()",
    "select \"current_setting\"('threads')",
    "select cur/**/rent_setting('threads')",
    "select 1 as a order by current_setting('threads')",
)
TABLES = (
    'with "duc\u212adb_databases" as (select 1) select path from duckdb_databases',  # the sign of kelvin is no k
    "select * from '/etc/passwd'",
    "select * from 'x.csv'",
    'from "x.parquet"',
    "select * from duckdb_logs",
    "table duckdb_settings",
    "select * from pragma_database_list",
    "select * from sqlite_master",
    "select * from pg_settings",
    "select * from pg_catalog.pg_settings",
    "select * from pg_prepared_statements",
    "select * from main.mine",
    "select * from nowhere",
    "show tables",
    "show databases",
    # WITH gives a name to its own query alone: elsewhere the same word is a table of DuckDB's.
    "with duckdb_logs as (select * from duckdb_logs) select * from duckdb_logs",
    "select * from duckdb_logs where exists (with duckdb_logs as (select 1) select 1)",
    "with a as (select * from duckdb_logs), duckdb_logs as (select 1) select * from a",
    "with recursive duckdb_logs as (select * from duckdb_logs union all select * from duckdb_logs) from duckdb_logs",
    "describe duckdb_settings",
    "summarize duckdb_settings",
)
CLEAN = (
    "select 1 as one",
    "select 1 as one;",
    "/* a note */ select count(*) as n -- of rows\nfrom published.pub_x",
    "from published.pub_x select a order by all limit 10",
    'select "A" from warehouse."published"."pub_x" where b ilike \'%k\' and a between 0 and 5 or d is null',
    "with c as (select a, b from published.pub_x), e as (select * from c) select e.a, c.b from e join c using (a)",
    "with recursive r(i) as (select 1 union all select i + 1 from r where i < 5) select * from r",
    "select a, sum(a) over (partition by b order by d rows between 2 preceding and current row) from published.pub_x",
    "select a, lag(a) over w, row_number() over w from published.pub_x window w as (order by d)",
    "select *, row_number() over (order by a) as n from published.pub_x qualify n = 1",
    "select date_trunc('quarter', d) as q, count(distinct a) filter (where b = 'k') from published.pub_x group by all",
    "select b, sum(a) from published.pub_x group by rollup (b) having sum(a) > 0",
    "select extract(year from d) || ' Q' || quarter(d), d + interval 3 month, d::varchar from published.pub_x",
    "select median(a), quantile_cont(a, .5), avg(a), stddev(a), string_agg(b, ', ' order by b) from published.pub_x",
    "select case when a > 1 then 'x' else coalesce(b, 'y') end, nullif(a, 1), round(a / 2.0, 1) from published.pub_x",
    "pivot published.pub_x on b in ('k', 'l') using sum(a)",
    "select * from (pivot published.pub_x on b in ('k') using sum(a) group by d)",
    "unpivot (select a, a + 1 as c from published.pub_x) on a, c into name n value v",
    "select * exclude (b) from published.pub_x union all by name select a from published.pub_x",
    "select columns(c -> c like 'a%') from published.pub_x",
    "select [x + 1 for x in [1, 2]] as l, {'k': 1}.k as s, regexp_replace('abc', 'b', '') as r",
    "select * from range(3) as t(i), unnest([1, 2]) as u(j), (values (1)) as v(k)",
    "select * from published.pub_x as x where exists (select 1 from published.pub_x as y where y.a = x.a)",
    "select a as x0, x0 + x0 as x1, x1 + x1 as x2 from published.pub_x order by x2",
    f"select a from published.pub_x where a in ({', '.join(map(str, range(5_000)))})",
    "describe published.pub_x",
    "summarize published.pub_x",
    "select table_name, column_name from information_schema.columns",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "it's here" / "warehouse.duckdb"
    path.parent.mkdir()
    with duckdb.connect(str(path)) as con:
        con.execute("create schema published")
        con.execute("create table published.pub_x as select 1 as a, 'k' as b, date '2024-01-01' as d")
        con.execute("create view published.pub_v as select a from published.pub_x")
    return path


@pytest.fixture(params=["shared", "alone"])
def limited(file: Path, place: Settings, request: pytest.FixtureRequest) -> Iterator[Limited]:
    is_alone = request.param == "alone"
    connection = connection_pool.connect_alone(file, "analyst") if is_alone else connection_pool.connect(file)
    yield Limited(connection, Wording("en").text)
    connection.close()


@pytest.mark.parametrize("sql", NOT_ONE_SELECT)
def test_what_is_no_select_is_refused(limited: Limited, sql: str) -> None:
    with pytest.raises(QueryRefused, match="Only one SELECT"):
        limited.execute(sql)
    with pytest.raises(QueryRefused):
        limited.executemany(sql, [])


@pytest.mark.parametrize("sql", FUNCTIONS)
def test_a_function_that_is_not_on_the_list_is_refused(limited: Limited, sql: str) -> None:
    with pytest.raises((QueryRefused, duckdb.ParserException)) as refused:
        limited.execute(sql)
    assert "function is not among" in str(refused.value) or "cur/**/rent" in sql


@pytest.mark.parametrize("sql", TABLES)
def test_a_table_that_is_not_published_is_refused(limited: Limited, sql: str) -> None:
    with pytest.raises(QueryRefused, match="table is not among the published"):
        limited.execute(sql)


@pytest.mark.parametrize("sql", CLEAN)
def test_what_analysts_ask_is_answered(limited: Limited, sql: str) -> None:
    assert limited.execute(sql).fetchall()


@pytest.mark.parametrize("sql", ["select " + " + ".join(["1"] * 900), f"select {'not ' * 800} true"])
def test_a_question_too_deep_to_be_checked_is_refused(limited: Limited, sql: str) -> None:
    with pytest.raises(QueryRefused, match="nested too deeply"):
        limited.execute(sql)


DOUBLED = "select a as x0" + "".join(f", x{n} + X{n} as x{n + 1}" for n in range(20)) + " from published.pub_x"


@pytest.mark.parametrize("sql", [DOUBLED, f"select * from ({DOUBLED})"])
def test_a_question_whose_planning_would_outlive_its_limit_is_refused(limited: Limited, sql: str) -> None:
    with pytest.raises(QueryRefused, match="nested too deeply"):
        limited.execute(sql)


def test_what_duckdb_cannot_parse_is_told_as_duckdb_tells_it(limited: Limited) -> None:
    with pytest.raises(duckdb.ParserException, match="syntax error"):
        limited.execute("select from where")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_speaks_the_readers_language_and_names_the_word(file: Path, place: Settings, language: str) -> None:
    words = Wording(language).text
    with pytest.raises(QueryRefused) as refused:
        Limited(connection_pool.connect(file), words).execute("select getenv('HOME')")
    assert str(refused.value) == f"{words('question-calls-a-function-that-is-not-allowed')} getenv"


@pytest.mark.parametrize("account", [None, "analyst"])
def test_superset_lists_schemas_tables_and_views(file: Path, place: Settings, account: str | None) -> None:
    def connect() -> ConnectionWrapper:
        con = connection_pool.connect_alone(file, account) if account else connection_pool.connect(file)
        return ConnectionWrapper(Limited(con, Wording("en").text))

    engine = create_engine(f"duckdb:///{file}", creator=connect, poolclass=NullPool)
    listed = inspect(engine)
    assert "warehouse.published" in listed.get_schema_names()
    assert listed.get_table_names("published") == ["pub_x"]
    assert listed.get_view_names("published") == ["pub_v"]
    assert listed.has_table("pub_x", "published")


def test_nothing_of_one_account_reaches_another(file: Path, place: Settings) -> None:
    """Without the check before it, as if somebody had found a way around."""
    mine, hers, shared = (
        connection_pool.connect_alone(file, "analyst"),
        connection_pool.connect_alone(file, "analyst_uk"),
        connection_pool.connect(file, "regional"),
    )
    mine.execute("call enable_logging('QueryLog')")
    for connection in (hers, shared):
        connection.execute("select 'a question of another account' as a").fetchall()
        assert connection.execute("select count(*) from duckdb_logs").fetchall() == [(0,)]
    logged = mine.execute("select message from duckdb_logs").fetchall()
    assert not [line for (line,) in logged if "another account" in line]
    # The same account goes on in its instance, and a new release is a new one.
    again = connection_pool.connect_alone(file, "analyst")
    assert again.execute("select count(*) > 0 from duckdb_logs").fetchall() == [(True,)]
    file.touch()
    assert connection_pool.connect_alone(file, "analyst").execute("from duckdb_logs").fetchall() == []


@pytest.mark.parametrize(
    "sql", ["set threads = 8", "attach '/tmp/other' as other", "select * from read_text('/etc/hosts')"]
)
def test_an_instance_of_its_own_is_as_locked_as_the_shared_one(file: Path, place: Settings, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        connection_pool.connect_alone(file, "analyst").execute(sql)


def test_charts_and_datasets_ask_nothing_that_is_refused() -> None:
    assert list(bindings.expression_problems(load())) == []


def test_an_expression_that_no_reader_could_ask_for_is_found_before_it_is_shown() -> None:
    sources = load()
    name, chart = next(iter(sources.charts.items()))
    chart = replace(chart, where=(*chart.where, "current_setting('threads') = '2'"))
    problems = list(bindings.expression_problems(replace(sources, charts={name: chart})))
    assert [(problem.startswith(f"chart {name}: "), problem.endswith(" current_setting")) for problem in problems] == [
        (True, True)
    ]
