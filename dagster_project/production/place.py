"""Where everything of a server lies: host name, account, ports, folders. What the templates are filled with.

Add here: another place that a file names. Keep out: which files there are (files.py).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warehouse.errors import ConfigError
from warehouse.settings import Settings

CONFIGURATION = Path("/etc/crossings")
KEYS = Path("/run/crossings")  # on a file system that is in memory alone
HOME = Path("/var/lib/crossings")
CERTIFICATE = CONFIGURATION / "tls" / "fullchain.pem"
REDIS_PORT, POSTGRES_PORT = 6380, 5432
_MOST_LETTERS = 253
ASKED = ("host", "account", "https_port", "http_port", "pipeline_port", "pipeline_accounts")


def at(here: Settings, into: Path | None, asked: dict[str, Any]) -> "Place":
    """From what was asked now or remembered."""
    accounts = asked.get("pipeline_accounts")
    known = {name: value for name, value in asked.items() if name in ASKED and name != "pipeline_accounts"}
    return Place(here, into=into, pipeline_accounts=Path(accounts).resolve() if accounts else None, **known)


@dataclass(frozen=True)
class Place:
    """`into`: a folder that holds everything by itself; else the files lie where Debian looks for them."""

    settings: Settings
    host: str
    account: str = "crossings"
    into: Path | None = None
    https_port: int = 443
    http_port: int = 80
    pipeline_port: int = 8443
    pipeline_accounts: Path | None = None

    def __post_init__(self) -> None:
        """It is written into files of other programs: nothing but a name may stand there."""
        letters = set("abcdefghijklmnopqrstuvwxyz0123456789.-")
        if not self.host or len(self.host) > _MOST_LETTERS or not set(self.host) <= letters:
            raise ConfigError(f"{self.host!r} is no name of a host. Give one like dashboards.example.org.")

    @property
    def asked(self) -> dict[str, str | int]:
        """What people say of a place, to be remembered."""
        said = {name: getattr(self, name) for name in ASKED}
        return {name: value if isinstance(value, int) else str(value) for name, value in said.items() if value}

    @property
    def folder(self) -> Path:
        return self.into or CONFIGURATION

    @property
    def root(self) -> Path:
        return self.settings.root

    @property
    def python(self) -> Path:
        return self.root / ".venv" / "bin" / "python"

    @property
    def environment_file(self) -> Path:
        return self.folder / "crossings.env"

    @property
    def certificate(self) -> Path:
        return self.settings.certificate or (self.into / "tls" / "fullchain.pem" if self.into else CERTIFICATE)

    @property
    def certificate_key(self) -> Path:
        return self.certificate.with_name("privkey.pem")

    @property
    def static_root(self) -> Path:
        """Holds `static`, a link to the files that are served (dashboards/static_files.py)."""
        return self.root / ".venv-dashboards" / "share" / "crossings"

    @property
    def origin(self) -> str:
        return f"https://{self.host}{_shown(self.https_port)}"

    @property
    def pipeline_origin(self) -> str:
        return f"https://{self.host}{_shown(self.pipeline_port)}"

    @property
    def redis_port(self) -> int:
        return urlsplit(self.settings.superset_redis_uri).port or REDIS_PORT

    @property
    def redis_password(self) -> str:
        return urlsplit(self.settings.superset_redis_uri).password or ""


def _shown(port: int) -> str:
    return "" if port == 443 else f":{port}"
