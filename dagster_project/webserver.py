"""Dagster's own web server behind our door, with Dagster's own options.

    python -m dagster_project.webserver --host 127.0.0.1 --port 3000 --workspace … [--read-only]

Add here: nothing but how they are joined: our door, the metrics page, and the look every ten minutes.
Keep out: which requests are answered (lib/own_page.py), which options it is started with (web_services.py).
"""

from dagster_webserver import app, cli
from dagster_webserver.webserver import DagsterWebserver
from starlette.middleware import Middleware

from dagster_project import looking
from dagster_project.doctor.metrics_page import MetricsPage
from dagster_project.lib import own_log
from dagster_project.lib.own_page import OwnPageOnly
from dagster_project.web_services import DAGSTER_PAGES
from warehouse import hardening
from warehouse.settings import settings


class OwnWebserver(DagsterWebserver):  # type: ignore[type-arg]
    """Dagster's pages, for the person at this computer alone."""

    def build_middleware(self) -> list[Middleware]:
        is_read_only = self._process_context.read_only
        return [
            Middleware(OwnPageOnly, is_read_only=is_read_only),
            Middleware(MetricsPage, here=settings()),
            *super().build_middleware(),
        ]


def main() -> None:
    hardening.begin()
    own_log.begin(DAGSTER_PAGES)
    looking.begin(settings())
    vars(app)["DagsterWebserver"] = OwnWebserver  # Dagster offers no other way to bring middleware
    cli.main()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
