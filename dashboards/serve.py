"""How the pipeline starts Superset, which lives in another environment: commands, environment, address.

    migrate, sync, serve = setup_command(s), sync_command(s), serve_command(s)
    subprocess.Popen(serve, env=environment(s), cwd=s.root)

Add here: another process that runs in Superset's environment. Keep out: any import of Superset: this is imported in
the pipeline's environment, where there is none.
"""

import os
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from warehouse.settings import Settings, settings

WORKERS = 2
THREADS = 8
# Longer than a proxy keeps its connections: one that we close as it sends a question would be an error for somebody.
KEEP_ALIVE = 75

ACCOUNT_SAYS = "account: "  # before each line that dashboards/grants.py says; Superset talks between them

# A guard: what Superset's environment inherits. Warehouse keys and partners' passwords are not on the list.
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR")
INHERITED_PREFIXES = (
    "CROSSINGS_SUPERSET_", "CROSSINGS_BEHIND_TLS", "CROSSINGS_DASHBOARDS_URL", "CROSSINGS_DISCREET",
    "CROSSINGS_LOG_FORMAT",
)  # fmt: skip


def python(settings: Settings) -> Path:
    return settings.root / ".venv-dashboards" / "bin" / "python"


def environment(settings: Settings) -> dict[str, str]:
    """Without preloading, without telemetry, without anything that only the warehouse may know."""
    inherited = {
        name: value for name, value in os.environ.items() if name in INHERITED or name.startswith(INHERITED_PREFIXES)
    }
    return inherited | {
        "PYTHONPATH": str(settings.root),
        "CROSSINGS_HOME": str(settings.home),
        "CROSSINGS_HOST": settings.host,
        "CROSSINGS_SUPERSET_PORT": str(settings.superset_port),
        "SUPERSET_CONFIG_PATH": str(settings.root / "dashboards" / "superset_config.py"),
        "SUPERSET_HOME": str(settings.superset),
        "FLASK_APP": "superset.app:create_app()",
        "SCARF_ANALYTICS": "false",
        "PYTHONUNBUFFERED": "1",
    }


def setup_command(settings: Settings) -> list[str]:
    return [str(python(settings)), "-m", "dashboards.setup"]


def sync_command(settings: Settings) -> list[str]:
    return [str(python(settings)), "-m", "dashboards.sync"]


def account_command(settings: Settings, *asked: str) -> list[str]:
    return [str(python(settings)), "-m", "dashboards.grants", *asked]


def serve_command(settings: Settings) -> list[str]:
    """gunicorn without --preload: a preloaded connection shared by two workers mixes up answers."""
    return [
        str(python(settings)),
        "-m",
        "gunicorn",
        f"--bind={settings.host}:{settings.superset_port}",
        f"--workers={WORKERS}",
        f"--threads={THREADS}",
        "--worker-class=gthread",
        "--timeout=120",
        "--graceful-timeout=10",
        f"--keep-alive={KEEP_ALIVE}",
        "--limit-request-line=8190",
        "--log-level=warning",
        *(["--logger-class=dashboards.server_log.Gunicorn"] if settings.log_format == "json" else []),
        "superset.app:create_app()",
    ]


def address(settings: Settings) -> str:
    return f"http://{settings.host}:{settings.superset_port}"


def answers(settings: Settings, timeout: float = 5) -> bool:
    """Whether a real page comes back. `/health` says OK when every page is an error."""
    try:
        with urlopen(f"{address(settings)}/login/", timeout=timeout) as page:  # noqa: S310 - always our own http address
            return bool(page.status == 200)
    except (URLError, OSError):
        return False


def main() -> None:
    """Become the server: `python -m dashboards.serve`, from either environment."""
    here = settings()
    command = serve_command(here)
    os.chdir(here.root)
    os.execve(command[0], command, environment(here))  # noqa: S606 - a fixed command, no shell


if __name__ == "__main__":
    main()
