"""Fixed ids: every asset's UUID follows from its kind and name, so two imports of it are one asset.

Add here: nothing. Changing NAMESPACE or a name makes a new asset and orphans the old one.
"""

from uuid import UUID, uuid5

NAMESPACE = UUID("5f0d4c3e-7a37-4c1e-9d55-0c6d2f1b8a10")
SOURCE_LANGUAGE = "en"


def asset_uuid(kind: str, *name: str) -> str:
    return str(uuid5(NAMESPACE, "/".join((kind, *name))))


def database_uuid(audience: str) -> str:
    return asset_uuid("database", audience)


def dataset_name(table: str, audience: str, language: str) -> str:
    """Superset's SQLite store allows one dataset per table name over all databases: the name carries everything."""
    return f"{table}__{audience}__{language}"


def dataset_uuid(table: str, audience: str, language: str) -> str:
    return asset_uuid("dataset", dataset_name(table, audience, language))


def chart_uuid(chart: str, audience: str, language: str) -> str:
    return asset_uuid("chart", chart, *_unless_first(audience), language)


def dashboard_uuid(dashboard: str, audience: str, language: str) -> str:
    return asset_uuid("dashboard", dashboard, *_unless_first(audience), language)


def _unless_first(audience: str) -> tuple[str, ...]:
    """What was there when there was one audience keeps its id."""
    return () if audience == "regional" else (audience,)
