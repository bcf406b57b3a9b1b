"""A release of one file that names partners, as far as withdrawing asks for it."""

from pathlib import Path

import duckdb


def published(file: Path, aliases: set[str]) -> None:
    file.parent.mkdir(parents=True)
    with duckdb.connect(file) as con:
        con.execute("create schema published")
        con.execute("create table published.pub_reporting as select unnest(?) as partner_alias", [sorted(aliases)])
