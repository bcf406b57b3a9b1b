"""What somebody changed in Superset's own editor, back into the sources: `python -m dashboards.pull [FOLDER]`.

The English dashboards of the first audience are compared with what the sources say. A chart's other title or text goes
into the English catalogue, other parameters and sizes of cells into the YAML file that they came from. What is equal
keeps its source, shorthands included; a file without a difference is not touched. English that has no code yet stays
English, and the lint asks for one. Comments of YAML that is written are lost: look at the difference before you commit.

Superset lets nobody edit what is managed by code. `CROSSINGS_SUPERSET_EDITABLE=1` before a sync opens it (sync.py).
Add here: another thing that the editor changes and a source can say. Keep out: bringing in (importing.py).
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from dashboards import messages
from dashboards.expand.charts import NAMED_KEYS, chart_file
from dashboards.expand.cut import cut
from dashboards.sources import ids
from dashboards.sources.catalogue import (
    ASSETS,
    Catalogue,
    Chart,
    Dashboard,
    Tab,
    load,
)
from dashboards.sources.labels import labels
from dashboards.sources.wording import TEXT_KEYS, Wording
from warehouse import hardening, yaml_text
from warehouse.errors import ConfigError

# What the editor writes beside a chart's own parameters, and what this project sets for all of them.
_OF_THE_EDITOR = (
    "adhoc_filters annotation_layers color_scheme dashboards datasource extra_form_data label_colors map_label_colors "
    "own_color_scheme row_limit shared_label_colors slice_id slice_name time_range url_params viz_type"
)
NOT_OURS = frozenset(_OF_THE_EDITOR.split())
ENGLISH = Wording(ids.SOURCE_LANGUAGE)


class Seen:
    """A chart as Superset has it."""

    def __init__(self, title: str, text: str, params: dict[str, Any]) -> None:
        self.title, self.text, self.params = title, text, params


def main() -> int:
    hardening.begin()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ASSETS
    changed = list(pulled(folder))
    print("\n".join(changed) or "dashboards: nothing differs from the sources")
    return 0


def pulled(folder: Path) -> Iterator[str]:
    """Write every difference; gives back the files written."""
    from superset.app import create_app

    catalogue = load(folder)
    with create_app().app_context():
        for board in catalogue.dashboards.values():
            for name in board.charts:
                seen, chart, file = _chart(name, board), catalogue.charts[name], folder / "charts" / f"{name}.yaml"
                if seen and (source := chart_source(catalogue, chart, board, seen)):
                    yield _write(file, as_written(source, chart, _read(file)))
                if seen and (changed := reworded(chart, seen)):
                    messages.reword(changed)
                    yield from (f"{ids.SOURCE_LANGUAGE}.ftl: {code}" for code in changed)
            drawn = cells(cut(board, catalogue, board.audiences[0]).tabs)
            sizes = {name: size for name, size in _sizes(board).items() if size != drawn.get(name)}
            if sizes and (layout := board_source(_read(folder / "dashboards" / f"{board.name}.yaml"), sizes)):
                yield _write(folder / "dashboards" / f"{board.name}.yaml", layout)


def reworded(chart: Chart, seen: Seen) -> dict[str, str]:
    """Code of a title or text → its English in Superset, where that is another one."""
    said = {chart.title: seen.title, chart.text: seen.text.partition("\n\n")[0]}
    return {code: english for code, english in said.items() if english != ENGLISH.text(code)}


def chart_source(catalogue: Catalogue, chart: Chart, board: Dashboard, seen: Seen) -> dict[str, Any] | None:
    """The chart's source with what differs in it; None where nothing does."""
    known = labels(catalogue, ENGLISH)
    expected = chart_file(chart, catalogue.datasets[chart.dataset], known, board.audiences[0], ENGLISH)
    source = {
        "title": chart.title,
        "text": chart.text,
        "dataset": chart.dataset,
        "indicators": list(chart.indicators),
        "viz_type": chart.viz_type,
        "where": where_source(chart, expected["params"]["adhoc_filters"], seen.params.get("adhoc_filters", [])),
        "params": params_source(chart.params, expected["params"], seen.params),
    }
    if (source["where"], source["params"]) == (list(chart.where), chart.params):
        return None
    return {key: value for key, value in source.items() if value}


def as_written(pulled: dict[str, Any], chart: Chart, source: dict[str, Any]) -> dict[str, Any]:
    """What nobody changed as the file has it, where the network chooses or fills it in: `needs`, {places}."""
    before = {"title": chart.title, "text": chart.text, "params": chart.params}
    kept = {key: source[key] for key, value in before.items() if key in pulled and pulled[key] == value}
    if "params" in pulled and "params" not in kept:
        same = {key for key, value in pulled["params"].items() if chart.params.get(key) == value}
        as_in_file = {key: value for key, value in source.get("params", {}).items() if key in same}
        kept["params"] = pulled["params"] | as_in_file
    return pulled | kept


def cells(tabs: Iterable[Tab]) -> dict[str, tuple[int, int]]:
    """Width and height of every chart."""
    every = (cell for tab in tabs for row in tab.rows for cell in row if "chart" in cell)
    return {cell["chart"]: (cell["width"], cell["height"]) for cell in every}


def where_source(chart: Chart, expected: list[dict[str, Any]], seen: list[dict[str, Any]]) -> list[str]:
    """Conditions. Raises ConfigError for one that was clicked together: a source says SQL."""
    if clicked := [one for one in seen if one.get("expressionType") != "SQL"]:
        raise ConfigError(
            f"Chart {chart.name}: {len(clicked)} of its filters is not written as custom SQL. Open the filter in "
            "Superset, choose the tab Custom SQL, save the chart, and pull again."
        )
    before = {one["sqlExpression"]: source for one, source in zip(expected, chart.where, strict=True)}
    return [before.get(one["sqlExpression"], one["sqlExpression"]) for one in seen]


def params_source(source: dict[str, Any], expected: dict[str, Any], seen: dict[str, Any]) -> dict[str, Any]:
    """Parameters as the source would say them: equal ones as they were, others as Superset has them, written short."""
    kept = {
        key: value
        if key in seen and seen[key] == expected.get(key)
        else shortened(key, seen[key], value, expected.get(key))
        for key, value in source.items()
        if key in seen
    }
    new = {
        key: shortened(key, value, None, None)
        for key, value in seen.items()
        if key not in source and key not in NOT_OURS and value != expected.get(key)
    }
    return kept | new


def shortened(key: str, value: Any, source: Any, expected: Any) -> Any:
    """Ad-hoc columns and metrics in their short form; elements that did not change in that of the source."""
    if isinstance(value, list):
        before = dict(zip(map(_frozen, expected or []), source or [], strict=False))
        return [before.get(_frozen(one), shortened(key, one, None, None)) for one in value]
    if isinstance(value, dict) and value.get("expressionType") == "SQL":
        short = {"label": value.get("label"), "sql": value.get("sqlExpression")}
        return short["sql"] if key in NAMED_KEYS and short["sql"] == value.get("label") else coded(short)
    return coded(value, key)


def coded(value: Any, key: str = "") -> Any:
    """Codes in place of English, where a text has one."""
    if isinstance(value, dict):
        return {_coded_name(name): coded(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [coded(one, key) for one in value]
    if key not in TEXT_KEYS or not isinstance(value, str):
        return value
    return ENGLISH.code(value)


def _coded_name(name: str) -> str:
    """A column that is set up by its name on screen; its name in the table stays, whatever text is like it."""
    code = name if name.isidentifier() and name.islower() else ENGLISH.code(name)
    return name if code == name else f"_('{code}')"


def board_source(source: dict[str, Any], sizes: dict[str, tuple[int, int]]) -> dict[str, Any] | None:
    """The dashboard's source with the sizes of its charts as they are now; None where none changed."""
    cells = [cell for tab in source["tabs"] for row in tab["rows"] for cell in row if cell.get("chart") in sizes]
    changed = [cell for cell in cells if (cell["width"], cell["height"]) != sizes[cell["chart"]]]
    for cell in changed:
        cell["width"], cell["height"] = sizes[cell["chart"]]
        for grows in ("per_country", "per_region"):
            cell.pop(grows, None)
    return source if changed else None


def _frozen(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _chart(name: str, board: Dashboard) -> Seen | None:
    from superset import db
    from superset.models.slice import Slice

    uuid = ids.chart_uuid(name, board.audiences[0], ids.SOURCE_LANGUAGE)
    found = db.session.query(Slice).filter_by(uuid=uuid).one_or_none()
    return Seen(found.slice_name, found.description or "", json.loads(found.params or "{}")) if found else None


def _sizes(board: Dashboard) -> dict[str, tuple[int, int]]:
    """Width and height of every chart on the dashboard, by our name."""
    from superset import db
    from superset.models.dashboard import Dashboard as Board

    uuid = ids.dashboard_uuid(board.name, board.audiences[0], ids.SOURCE_LANGUAGE)
    found = db.session.query(Board).filter_by(uuid=uuid).one_or_none()
    names = {ids.chart_uuid(name, board.audiences[0], ids.SOURCE_LANGUAGE): name for name in board.charts}
    position = json.loads(found.position_json or "{}") if found else {}
    metas = [node["meta"] for node in position.values() if isinstance(node, dict) and node.get("type") == "CHART"]
    return {names[meta["uuid"]]: (meta["width"], meta["height"]) for meta in metas if meta.get("uuid") in names}


def _read(file: Path) -> dict[str, Any]:
    source: dict[str, Any] = yaml_text.read(file.read_text(encoding="utf-8"))
    return source


def _write(file: Path, source: dict[str, Any]) -> str:
    file.write_text(yaml.safe_dump(source, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")
    return str(file.relative_to(file.parents[2]) if len(file.parents) > 2 else file)


if __name__ == "__main__":
    sys.exit(main())
