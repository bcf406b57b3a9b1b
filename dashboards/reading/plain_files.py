"""Files that a reader takes from a chart hold words and numbers, without the ways and pictures of the page.

Add here: nothing. Keep out: tables to take along (pages/files.py), which never had them.
"""

from typing import Any

from dashboards.sources.wording import MARKUP


def write_plainly() -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    from superset.common.chart_data import ChartDataResultFormat
    from superset.common.query_context_processor import QueryContextProcessor

    as_it_is = QueryContextProcessor.get_data

    def get_data(self: Any, df: Any, coltypes: Any) -> Any:
        is_file = self._query_context.result_format in ChartDataResultFormat.table_like()
        return as_it_is(self, df.replace(MARKUP, "", regex=True) if is_file else df, coltypes)

    QueryContextProcessor.get_data = get_data
