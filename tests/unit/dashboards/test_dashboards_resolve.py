"""Dashboards are checked without a server, and the check finds what is wrong."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from demo_sources import SOURCES as WHOLE

from dashboards.lint import FORBIDDEN, problems
from dashboards.sources.catalogue import (
    ASSETS,
    Catalogue,
    Chart,
    Dataset,
    Tab,
    load,
)
from warehouse.errors import ConfigError


def only(name: str) -> Catalogue:
    """One dashboard, with what it needs: most mistakes are found as well in a small catalogue, and sooner."""
    board = WHOLE.dashboards[name]
    charts = {chart: WHOLE.charts[chart] for chart in board.charts}
    tables = {WHOLE.datasets[chart.dataset].table for chart in charts.values()} | {"pub_reach", "pub_coverage"}
    datasets = {key: one for key, one in WHOLE.datasets.items() if one.table in tables and (not one.shape or used(one))}
    seats = {"analyst": WHOLE.roles["roles"]["analyst"] | {"dashboards": [name]}}
    return replace(
        WHOLE, charts=charts, datasets=datasets, dashboards={name: board}, roles=WHOLE.roles | {"roles": seats}
    )


def used(dataset: Dataset) -> bool:
    return any(chart.dataset == dataset.name for chart in WHOLE.charts.values() if chart.name.startswith("start_here/"))


SOURCES = only("start_here")
REACH = "start_here/try_the_three"


def found(catalogue: Catalogue = SOURCES) -> list[str]:
    return list(problems(catalogue))


def with_chart(**changes: Any) -> Catalogue:
    return replace(SOURCES, charts=SOURCES.charts | {REACH: replace(SOURCES.charts[REACH], **changes)})


def with_tab(change: Callable[[Tab], Tab]) -> Catalogue:
    board = SOURCES.dashboards["start_here"]
    changed = replace(board, tabs=(change(board.tabs[0]), *board.tabs[1:]))
    return replace(SOURCES, dashboards=SOURCES.dashboards | {"start_here": changed})


def test_every_dashboard_resolves_down_to_published_columns() -> None:
    assert found(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"where": ("nowhere = 1",)}, "nowhere"),
        ({"params": {"groupby": ["nowhere"]}}, "groupby names nowhere"),
        ({"params": {"metrics": [{"label": "persons", "sql": "sum(nowhere)"}]}}, "nowhere"),
        (
            {"params": {"metrics": [{"label": "persons", "sql": "sum(coverage", "0)": None}]}},
            "metrics must be {label, sql}",
        ),
        (
            {"params": {"x_axis": {"label": "persons", "sql": "format('{:,.0f}', cast(1 as bigint))"}}},
            "precision not allowed",
        ),
        ({"dataset": "pub_nowhere"}, "there is no dataset pub_nowhere"),
        ({"indicators": ("nothing",)}, "the dictionary has no indicator nothing"),
        ({"indicators": ("people_by_origin",)}, "people_by_origin is not published in pub_reach"),
        ({"indicators": ()}, "names no indicator of pub_reach"),
        ({"title": "stocks-and-flows"}, "a source: there is no text 'stocks-and-flows' in dashboards/locale/en.ftl"),
    ],
)
def test_a_mistake_in_a_chart_is_found(changes: dict[str, Any], told: str) -> None:
    if "dataset" in changes:  # nothing after a missing dataset can be checked
        told_first = next(iter(problems(with_chart(**changes))))
        assert told in told_first
        return
    assert any(told in problem for problem in found(with_chart(**changes)))


def test_a_seventh_chart_on_a_tab_is_found() -> None:
    extra = Chart("start_here/seventh", "persons", "late", "pub_reach", "table", indicators=("reached_any",))
    crowded = with_tab(
        lambda tab: replace(tab, rows=[*tab.rows, [{"chart": extra.name, "width": 6, "height": 20}] * 2])
    )
    crowded = replace(crowded, charts=crowded.charts | {extra.name: extra})
    assert found(crowded) == ["dashboard start_here, tab in-a-minute: 7 charts, at most 6"]


def test_a_key_that_no_cell_has_is_found() -> None:
    odd = with_tab(lambda tab: replace(tab, rows=[[{**tab.rows[0][0], "hight": 12}], *tab.rows[1:]]))
    assert found(odd) == ["dashboard start_here, tab in-a-minute: a cell has no 'hight'"]


def test_a_text_that_two_charts_share_is_found() -> None:
    """An edit of one of them in Superset would reword the other."""
    one, other = SOURCES.charts["start_here/answers"], SOURCES.charts["start_here/settings_year"]
    charts = SOURCES.charts | {one.name: replace(one, text=other.text)}
    shared = f"text {other.text!r}: the title or text of 2 charts"
    assert shared in found(replace(SOURCES, charts=charts))


def test_a_tab_of_the_network_that_does_not_say_invented_is_found() -> None:
    silent = with_tab(lambda tab: replace(tab, invented=False))
    assert found(silent) == ["dashboard start_here, tab in-a-minute: shows data of the network and does not say so"]


def test_a_chart_on_data_that_its_audience_does_not_have_is_found() -> None:
    board = replace(SOURCES.dashboards["start_here"], audiences=("regional", "donor"))
    wrong = replace(SOURCES, dashboards=SOURCES.dashboards | {"start_here": board})
    assert any("start_here/who_reported do not exist for donor" in problem for problem in found(wrong))


def test_a_filter_on_a_column_that_a_chart_does_not_have_is_found() -> None:
    board = SOURCES.dashboards["start_here"]
    wider = {"label": "place", "column": "city_code_label", "dataset": "pub_reach", "charts": ["start_here/letter"]}
    wrong = replace(SOURCES, dashboards=SOURCES.dashboards | {board.name: replace(board, filters=(wider,))})
    told = "dashboard start_here, filter place: the dataset pub_letter_example has no column city_code_label"
    assert told in found(wrong)


def test_a_role_that_sees_what_is_not_there_is_found() -> None:
    guest = {"audience": "fi", "languages": ["sv"], "dashboards": ["nowhere"]}
    told = found(replace(SOURCES, roles=SOURCES.roles | {"roles": SOURCES.roles["roles"] | {"guest": guest}}))
    assert {"roles: there is no dashboard nowhere", "roles: there is no language sv"} <= set(told)


def test_a_dashboard_that_nobody_sees_is_found() -> None:
    lonely = replace(SOURCES.dashboards["start_here"], name="lonely")
    wrong = replace(SOURCES, dashboards=SOURCES.dashboards | {"lonely": lonely})
    assert "dashboard lonely: nobody sees it" in found(wrong)


def test_a_forbidden_word_is_found_in_every_language() -> None:
    for word in ("prostitution", "проституток", "повії", "prostituoitujen", "katutyöntekijät", "уличная работница"):
        assert FORBIDDEN.search(f"so {word} here"), word
    for word in ("секс-работниц", "секс-робота", "seksityö", "sex work", "outdoors", "stockings"):
        assert not FORBIDDEN.search(f"so {word} here"), word


def test_a_dataset_of_no_published_table_and_a_shape_without_a_query_are_refused(tmp_path: Path) -> None:
    shutil.copytree(ASSETS, tmp_path / "assets")
    strange = tmp_path / "assets" / "datasets" / "pub_strange.yaml"
    strange.write_text("needs: [event]\n")
    with pytest.raises(ConfigError, match="no published table pub_strange"):
        load(tmp_path / "assets")
    strange.unlink()
    (tmp_path / "assets" / "datasets" / "pub_events.yaml").write_text("shapes: {strange: {key: [event]}}\n")
    with pytest.raises(ConfigError, match=r"the shape strange needs .* a query beside it: pub_events_strange\.sql"):
        load(tmp_path / "assets")
