"""Native filters of a dashboard.

Add here: another kind of filter. Keep out: which filters a dashboard has (assets/dashboards/).

    default     a value, as the code of its text; {last_country} is one of the network's
    newest      true: the first value from above is chosen when the dashboard opens, as periods sort
    where       conditions on what can be chosen
"""

from typing import Any

from dashboards.expand.charts import condition
from dashboards.sources import ids
from dashboards.sources.catalogue import Dashboard
from dashboards.sources.labels import with_countries
from dashboards.sources.wording import Wording
from warehouse.audiences import audiences


def filter_configuration(
    dashboard: Dashboard, chart_ids: dict[str, int], audience: str, wording: Wording
) -> list[dict[str, Any]]:
    return [_filter(source, chart_ids, audience, wording) for source in dashboard.filters]


def _filter(source: dict[str, Any], chart_ids: dict[str, int], audience: str, wording: Wording) -> dict[str, Any]:
    """Scope by exclusion, as Superset stores it: a chart that the filter does not name is not touched by it."""
    scope = [chart_ids[name] for name in source["charts"]]
    is_newest = source.get("newest", False)
    default = source.get("default")
    if default is not None:
        default = (
            with_countries(default, wording, audiences()[audience].country) if "{" in default else wording.text(default)
        )
    return {
        "id": f"NATIVE_FILTER-{source['column']}",
        "name": wording.text(source["label"]),
        "description": wording.text(source.get("help", "")),
        "filterType": "filter_select",
        "type": "NATIVE_FILTER",
        "targets": [
            {
                "datasetUuid": ids.dataset_uuid(source["dataset"], audience, wording.language),
                "column": {"name": source["column"]},
            }
        ],
        "adhoc_filters": [condition(wording.sql(sql)) for sql in source.get("where", ())],
        "controlValues": {
            "multiSelect": source.get("several", False),
            "enableEmptyFilter": default is not None or is_newest,
            "defaultToFirstItem": is_newest,
            "searchAllOptions": False,
            "inverseSelection": False,
            "sortAscending": not is_newest,
        },
        "defaultDataMask": _mask(source["column"], default),
        # Without it the charts would be drawn before the first value is known, and with all values.
        "requiredFirst": is_newest,
        "cascadeParentIds": [],
        "scope": {"rootPath": ["ROOT_ID"], "excluded": sorted(set(chart_ids.values()) - set(scope))},
    }


def is_of_time(source: dict[str, Any]) -> bool:
    """Whether it chooses a period that begins with the newest: the next release has a newer one."""
    return bool(source.get("newest")) or str(source.get("default", "")).startswith("newest-")


def _mask(column: str, default: str | None) -> dict[str, Any]:
    if default is None:
        return {"extraFormData": {}, "filterState": {}, "ownState": {}}
    return {
        "extraFormData": {"filters": [{"col": column, "op": "IN", "val": [default]}]},
        "filterState": {"label": default, "value": [default], "validateStatus": False},
        "ownState": {},
    }
