"""Native filters of a dashboard.

Add here: another kind of filter. Keep out: which filters a dashboard has (assets/dashboards/).
"""

from typing import Any

from dashboards import ids
from dashboards.catalogue import Dashboard


def filter_configuration(dashboard: Dashboard, chart_ids: dict[str, int], language: str) -> list[dict[str, Any]]:
    return [_filter(source, dashboard, chart_ids, language) for source in dashboard.filters]


def _filter(source: dict[str, Any], dashboard: Dashboard, chart_ids: dict[str, int], language: str) -> dict[str, Any]:
    """Scope by exclusion, as Superset stores it: a chart that the filter does not name is not touched by it."""
    scope = [chart_ids[name] for name in source["charts"]]
    default = source.get("default")
    return {
        "id": f"NATIVE_FILTER-{source['column']}",
        "name": source["label"],
        "description": source.get("help", ""),
        "filterType": "filter_select",
        "type": "NATIVE_FILTER",
        "targets": [
            {
                "datasetUuid": ids.dataset_uuid(source["dataset"], dashboard.audience, language),
                "column": {"name": source["column"]},
            }
        ],
        "adhoc_filters": [],
        "controlValues": {
            "multiSelect": source.get("several", False),
            "enableEmptyFilter": default is not None,
            "defaultToFirstItem": False,
            "searchAllOptions": False,
            "inverseSelection": False,
            "sortAscending": True,
        },
        "defaultDataMask": _mask(source["column"], default),
        "cascadeParentIds": [],
        "scope": {"rootPath": ["ROOT_ID"], "excluded": sorted(set(chart_ids.values()) - set(scope))},
    }


def _mask(column: str, default: str | None) -> dict[str, Any]:
    if default is None:
        return {"extraFormData": {}, "filterState": {}, "ownState": {}}
    return {
        "extraFormData": {"filters": [{"col": column, "op": "IN", "val": [default]}]},
        "filterState": {"label": default, "value": [default], "validateStatus": False},
        "ownState": {},
    }
