"""Bring Superset in line with assets/, in one process: `python -m dashboards.sync`.

Import, prune what the sources no longer hold, roles, first accounts. Running it again changes nothing: when neither
the sources nor what the release says of itself changed, it does not even start Superset (`--again` makes it).
Add here: another thing that must match the code. Keep out: expansion of the sources (expand/), migrations (setup.py).
"""

import sys
from contextlib import nullcontext
from hashlib import sha256

import duckdb
import yaml

from dashboards import redis_client, state, store_server
from dashboards.expand import expand
from dashboards.reading.published import (
    LOCKED,
    linked_release,
    warehouse_file,
)
from dashboards.sources import catalogue
from warehouse import hardening, log_lines
from warehouse.audiences import whole
from warehouse.errors import CrossingsError
from warehouse.first_row import first_row
from warehouse.networks import home
from warehouse.settings import Settings, settings


def main() -> int:
    hardening.begin()
    if "--to-log" in sys.argv[1:]:
        log_lines.begin(settings(), "superset-sync")
    try:
        print(f"dashboards: {sync(settings(), again='--again' in sys.argv[1:])}")
    except CrossingsError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    return 0


def sync(here: Settings, *, again: bool = False) -> str:
    sources = catalogue.load()
    roles = sources.roles
    files = expand(sources, is_invented=is_invented())
    state.forget_answers(here)
    if here.superset_redis_uri:
        redis_client.forget(here.superset_redis_uri, f"{redis_client.ANSWERS}*")
    stamp, wanted = state.sync_stamp(here), _digest(files, roles)
    with store_server.alone(here) if here.superset_metadata_uri else nullcontext() as stamps:
        is_noted = stamps is None or stamps.read(store_server.ASSETS) == wanted
        if stamp.exists() and stamp.read_text() == wanted and is_noted and not again:
            return "as declared"
        # Who is killed in the middle must not have said that it is done, whatever is declared by then.
        stamp.unlink(missing_ok=True)
        if stamps is not None:
            stamps.forget(store_server.ASSETS)
        from dashboards.importing import bring_in_line

        removed = bring_in_line(here, files, roles)
        if stamps is not None:
            stamps.write(store_server.ASSETS, wanted)
        stamp.write_text(wanted)
    boards = sum(name.startswith("dashboards/") for name in files)
    return f"{boards} dashboards, {len(files) - 1} assets in place, {removed} removed"


def is_invented() -> bool:
    """What the release itself says of its data; before the first one, what the network says."""
    if not settings().current.is_symlink():
        return home.in_force().is_invented
    file = warehouse_file(linked_release(settings()), whole().name)
    with duckdb.connect(str(file), read_only=True, config=dict(LOCKED)) as con:
        row = first_row(con.execute("select invented from published.pub_release"))
    return bool(row and row[0])


def _digest(*declared: object) -> str:
    return sha256("\n".join([state.lock_hash(), *(yaml.safe_dump(one) for one in declared)]).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
