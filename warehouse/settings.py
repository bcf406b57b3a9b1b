"""Settings: where things are, read from the environment each time they are asked for.

Add here: a path, port or date that more than one room needs.
Keep out: keys (vault.py) and anything about one partner (its declaration).
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from warehouse.errors import ConfigError

# Where the partner-side tool is installed, there is no repository: it brings along what it reads of one.
_PACKED = Path(__file__).with_name("packed")
PROJECT_ROOT = _PACKED if _PACKED.is_dir() else Path(__file__).resolve().parents[1]

# The demo network ends in December 2023. On this day its last month has closed, its last city half-year has not:
# a visitor sees both.
DEMO_AS_OF = date(2024, 2, 20)

# How long contacts are kept as they came, and then as person-months. In whole months, back from the day of the run.
KEEP_ROWS_MONTHS = 36
KEEP_PERSON_MONTHS_MONTHS = 84
MOST_MONTHS = 1200
# How long a release that a test refused can be looked into.
KEEP_REFUSED_DAYS = 30
MOST_DAYS = 3650

_ADDRESS = re.compile(r"https?://[^\s@]+")
_MEMORY = re.compile(r"\d{1,6}(MB|GB)")


@dataclass(frozen=True)
class Settings:
    """One warehouse: its home directory, its day and its ports."""

    home: Path
    root: Path
    as_of: date
    host: str
    superset_port: int
    dagster_port: int
    keys_file: Path
    memory: str = ""  # for each connection of DuckDB; empty: four fifths of the machine's
    keep_rows_months: int = KEEP_ROWS_MONTHS
    keep_person_months_months: int = KEEP_PERSON_MONTHS_MONTHS
    keep_refused_days: int = KEEP_REFUSED_DAYS
    preview: bool = False  # a new release waits until somebody publishes it
    dashboards_url: str = ""  # where people log in; it stands in messages
    dagster_may_act: bool = False  # whether Dagster's pages may start runs and switch schedules off

    @property
    def landing(self) -> Path:
        return self.home / "landing"

    @property
    def rows_until(self) -> date:
        """Contacts before this day are kept as person-months."""
        return months_before(self.as_of, self.keep_rows_months)

    @property
    def person_months_until(self) -> date:
        """Of contacts before this day only what was published is kept."""
        return months_before(self.as_of, self.keep_person_months_months)

    @property
    def working(self) -> Path:
        return self.home / "working"

    @property
    def working_db(self) -> Path:
        return self.working / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        return self.home / "published"

    @property
    def current(self) -> Path:
        """The link that readers follow, once per request."""
        return self.published / "current"

    @property
    def network(self) -> Path:
        """The folder of a network of its own; a file where the home has the demo network (networks/home.py)."""
        return self.home / "network"

    @property
    def candidates(self) -> Path:
        """Releases that are built and not judged yet. On the same disk as `published`: they are moved, not copied."""
        return self.home / "candidates"

    @property
    def refused(self) -> Path:
        """Releases that a test refused, until they are old enough."""
        return self.home / "refused"

    @property
    def verdicts(self) -> Path:
        """What the tests said of each release, signed."""
        return self.home / "verdicts"

    @property
    def partners(self) -> Path:
        return self.network / "partners"

    @property
    def requests(self) -> Path:
        """Requests of partners that wait for a person."""
        return self.home / "requests"

    @property
    def letters(self) -> Path:
        return self.home / "letters"

    @property
    def alerts(self) -> Path:
        """Who is told of releases, and who was."""
        return self.home / "alerts"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def dagster(self) -> Path:
        return self.home / "dagster"

    @property
    def superset(self) -> Path:
        return self.home / "superset"

    @property
    def demo(self) -> Path:
        return self.home / "demo"

    @property
    def dbt_project(self) -> Path:
        return self.root / "dbt"


def settings() -> Settings:
    """The settings of this process. Raises ConfigError naming the variable that cannot be read."""
    home = Path(os.environ.get("CROSSINGS_HOME") or PROJECT_ROOT / "var").resolve()
    return Settings(
        home=home,
        root=PROJECT_ROOT,
        as_of=_as_of(home),
        host=os.environ.get("CROSSINGS_HOST", "127.0.0.1"),
        superset_port=_port("CROSSINGS_SUPERSET_PORT", 8088),
        dagster_port=_port("CROSSINGS_DAGSTER_PORT", 3000),
        keys_file=_keys_file(home),
        memory=_memory(),
        keep_refused_days=_days("CROSSINGS_KEEP_REFUSED_DAYS", KEEP_REFUSED_DAYS),
        preview=os.environ.get("CROSSINGS_PREVIEW") == "1",
        dashboards_url=_dashboards_url(),
        dagster_may_act=os.environ.get("CROSSINGS_DAGSTER_MAY_ACT") == "1",
        **_retention(),
    )


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many whole months before that of `day`."""
    month = day.year * 12 + day.month - 1 - months
    return date(max(month // 12, 1), month % 12 + 1, 1)


def _as_of(home: Path) -> date:
    text = os.environ.get("CROSSINGS_AS_OF")
    if text:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ConfigError(f"CROSSINGS_AS_OF must be a date like 2024-02-20, not {text!r}.") from None
    return datetime.now(UTC).date() if (home / "network").is_dir() else DEMO_AS_OF


def _port(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise ConfigError(f"{name} must be a port number from 1 to 65535, not {text!r}.")
    return int(text)


def _retention() -> dict[str, int]:
    names = {"keep_rows_months": KEEP_ROWS_MONTHS, "keep_person_months_months": KEEP_PERSON_MONTHS_MONTHS}
    found = {name: _months(f"CROSSINGS_{name.upper()}", default) for name, default in names.items()}
    if found["keep_person_months_months"] < found["keep_rows_months"]:
        raise ConfigError(
            "CROSSINGS_KEEP_PERSON_MONTHS_MONTHS must not be less than CROSSINGS_KEEP_ROWS_MONTHS: rows become "
            "person-months first, and go afterwards."
        )
    return found


def _months(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit() or not 1 <= int(text) <= MOST_MONTHS:
        raise ConfigError(f"{name} must be a number of months from 1 to {MOST_MONTHS}, not {text!r}.")
    return int(text)


def _days(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdigit() or not 1 <= int(text) <= MOST_DAYS:
        raise ConfigError(f"{name} must be a number of days from 1 to {MOST_DAYS}, not {text!r}.")
    return int(text)


def _memory() -> str:
    text = os.environ.get("CROSSINGS_MEMORY", "")
    if text and not _MEMORY.fullmatch(text):
        raise ConfigError(f"CROSSINGS_MEMORY must be an amount like 500MB or 2GB, not {text!r}.")
    return text


def _dashboards_url() -> str:
    text = os.environ.get("CROSSINGS_DASHBOARDS_URL", "")
    if text and not _ADDRESS.fullmatch(text):
        raise ConfigError(
            "CROSSINGS_DASHBOARDS_URL must be an address like https://dashboards.example.org, without a password."
        )
    return text


def _keys_file(home: Path) -> Path:
    """Outside the home: whoever carries the home away must not carry the keys with it."""
    text = os.environ.get("CROSSINGS_KEYS_FILE")
    if text:
        return Path(text)
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return config / "crossings" / f"{sha256(str(home).encode()).hexdigest()[:12]}.json"
