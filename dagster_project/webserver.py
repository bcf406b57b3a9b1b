"""Dagster's own web server behind our door, with Dagster's own options.

    python -m dagster_project.webserver --host 127.0.0.1 --port 3000 --workspace … [--read-only]

Add here: nothing but how the two are joined.
Keep out: which requests are answered (lib/own_page.py), which options it is started with (web_services.py).
"""

from dagster_webserver import app, cli
from dagster_webserver.webserver import DagsterWebserver
from starlette.middleware import Middleware

from dagster_project.lib.own_page import OwnPageOnly


class OwnWebserver(DagsterWebserver):  # type: ignore[type-arg]
    """Dagster's pages, for the person at this computer alone."""

    def build_middleware(self) -> list[Middleware]:
        is_read_only = self._process_context.read_only
        return [Middleware(OwnPageOnly, is_read_only=is_read_only), *super().build_middleware()]


def main() -> None:
    vars(app)["DagsterWebserver"] = OwnWebserver  # Dagster offers no other way to bring middleware
    cli.main()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
