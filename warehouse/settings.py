"""Settings: what the environment says, read and checked each time it is asked for.

Add here: a variable, with what its line in docs/reference/settings.md says.
Keep out: rules of values (setting_kinds.py), places in a home (home_folders.py), keys (vault.py), anything about one
partner (its declaration), and what we tell our own children alone.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator
from pydantic.dataclasses import dataclass

from warehouse.errors import ConfigError
from warehouse.home_folders import HomeFolders
from warehouse.setting_kinds import (
    Address,
    Count,
    Database,
    Day,
    Days,
    Engine,
    Folders,
    KeyValueStore,
    LogFormat,
    Mailbox,
    Memory,
    Months,
    Patience,
    Place,
    Port,
    Repository,
    SparkMaster,
    SparkMemory,
    Switch,
)
from warehouse.whole_months import months_before

# Where the partner-side tool is installed, there is no repository: it brings along what it reads of one.
_PACKED = Path(__file__).with_name("packed")
PROJECT_ROOT = _PACKED if _PACKED.is_dir() else Path(__file__).resolve().parents[1]

# The demo network ends in December 2023. On this day its last month has closed, its last city half-year has not:
# a visitor sees both.
DEMO_AS_OF = date(2024, 2, 20)


def _day(given: Mapping[str, Any]) -> date:
    network = given["home"] / "network"
    if network.is_dir():
        return datetime.now(UTC).date()
    return demo_day(network.read_text(encoding="utf-8")) if network.is_file() else DEMO_AS_OF


def demo_day(text: str) -> date:
    """The day of the demo network, from the file that chooses it: its second line, once months were added to it."""
    with suppress(ValueError, IndexError):  # what else is in the file is told where the network is read
        return date.fromisoformat(text.split()[1])
    return DEMO_AS_OF


def _keys_file(given: Mapping[str, Any]) -> Path:
    """Outside the home: whoever carries the home away must not carry the keys with it."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return config / "crossings" / f"{sha256(str(given['home']).encode()).hexdigest()[:12]}.json"


def _locked_keys(given: Mapping[str, Any]) -> Path:
    return _keys_file(given).with_suffix(".locked")


def _said_as(default: str) -> dict[str, Any]:
    """What people read of a default that is no plain value."""
    return {"default": default}


@dataclass(frozen=True)
class Settings(HomeFolders):
    """One warehouse: its home directory, its day and its ports.

    A field with a description is a variable: CROSSINGS_ and the name of the field in capitals.
    """

    home: Path = Field(
        default_factory=lambda: (PROJECT_ROOT / "var").resolve(),  # a link leads to one key file, said or not
        description="where state lives: deliveries, database, letters, releases, logs",
        json_schema_extra=_said_as("`var` in the project"),
    )
    root: Path = PROJECT_ROOT
    as_of: Day = Field(
        default_factory=_day,
        description="the day a release speaks of; which periods are closed hangs on it",
        json_schema_extra=_said_as(
            f"the demo network: {DEMO_AS_OF}, or later after `crossings demo next-month`. Real partners: today, in UTC"
        ),
    )
    host: str = Field(
        default="127.0.0.1",
        description="the address Superset listens on. Leave it at loopback and put a proxy with TLS before it. "
        "Dagster's pages know no passwords and always stay on loopback",
    )
    superset_port: Port = Field(default=8088, description="port of the dashboards")
    dagster_port: Port = Field(default=3000, description="port of the pipeline's pages")
    keys_file: Path = Field(
        default_factory=_keys_file,
        description="the key file, mode 0600, outside the home",
        json_schema_extra=_said_as(
            "`~/.config/crossings/<hash of the home>.json`, under `XDG_CONFIG_HOME` if that is set"
        ),
    )
    locked_keys: Path = Field(
        default_factory=_locked_keys,
        description="the keys under a passphrase, which `crossings unlock` opens after a power cut",
        json_schema_extra=_said_as("`~/.config/crossings/<hash of the home>.locked`"),
    )
    keys: Place = Field(
        default="file",
        description="`keyring` keeps the keys in the operating system's keyring in the place of the key file. It needs "
        "the Python package of that name",
    )
    dagster_may_act: Switch = Field(
        default=False,
        description="`1`: from the pipeline's pages runs can be started and schedules switched off. Without it they "
        "only show. They answer to `127.0.0.1` and `localhost` alone, and to no page of another address",
    )
    behind_tls: Switch = Field(
        default=False,
        description="`1` behind a proxy that speaks TLS: cookies become secure and the proxy's headers are trusted",
    )
    discreet: Switch = Field(
        default=False,
        description="`1` in the dashboards' environment: no title of a browser's tab, no name and no picture in the "
        "frame of a screen says whom or what the figures are about",
    )
    dashboards_url: Address = Field(
        default="",
        description="where people log in; it stands below [messages about releases](../how-to/alerts.md). "
        "Besides the names of this computer the dashboards answer to no other (421)",
    )
    certificate: Path | None = Field(
        default=None,
        description="the PEM file of the certificate that the proxy shows, with its chain; its key is `privkey.pem` "
        "beside it. `crossings doctor` says when it ends. See [Run a server](../how-to/run-a-server.md)",
    )
    log_format: LogFormat = Field(
        default="text",
        description="`json`: each process of ours writes one JSON object a line into its log: see "
        "[Watch a server](../how-to/watch-a-server.md#logs)",
    )
    sealed_alert: Mailbox = Field(
        default="",
        repr=False,  # it may hold a password
        description="one mailbox, as `apprise` writes it, that is told when the warehouse has been sealed for a day: "
        "the list of recipients is sealed then, too. See [Watch a server](../how-to/watch-a-server.md#who-is-told)",
        json_schema_extra=_said_as("nobody"),
    )
    superset_metadata_uri: Database = Field(
        default="",
        repr=False,  # it holds a password
        description="Superset's own store in PostgreSQL: users, roles, dashboards; never a row. An address like "
        "`postgresql://account:password@127.0.0.1/database`",
        json_schema_extra=_said_as("SQLite under the home"),
    )
    superset_redis_uri: KeyValueStore = Field(
        default="",
        repr=False,
        description="sessions, attempts to log in and answers of a day in Redis, which writes nothing to the disk. "
        "An address like `redis://:password@127.0.0.1:6379/0`",
        json_schema_extra=_said_as("files under the home"),
    )
    dagster_metadata_uri: Database = Field(
        default="",
        repr=False,
        description="the pipeline's runs in PostgreSQL, in another database than Superset's store",
        json_schema_extra=_said_as("SQLite under the home"),
    )
    memory: Memory = Field(
        default="",
        description="how much memory each connection of DuckDB may take, like `500MB` or `2GB`. What does not fit is "
        "written to `working/spill-*/`, encrypted. Where the working database is larger than that, one model is built "
        "at once, by one thread for each whole gigabyte, at least one; where marks of deleted rows would take more "
        "than half of it, a new month writes large tables anew",
        json_schema_extra=_said_as("four fifths of the machine's"),
    )
    preview: Switch = Field(
        default=False,
        description="`1`: a new release waits until somebody has looked at it: advisers see it on the page *Releases* "
        "of the dashboards, and `crossings release publish` shows it to everybody. The first release does not wait",
    )
    superset_query_seconds: Count = Field(
        default=30, description="after how many seconds a question to the published files is ended"
    )
    superset_editable: Switch = Field(
        default=False,
        description="`1` at a sync opens Superset's editor, to draw: see "
        "[Change a dashboard](../how-to/change-a-dashboard.md)",
    )
    backups: Folders = Field(
        default=(),
        description="folders with copies of the home, separated as in `PATH`: `crossings erase` cleans them with it",
    )
    backup_repository: Repository = Field(
        default="",
        repr=False,
        description="where `crossings backup` puts backups: a folder on another disk, `sftp:account@host:/folder` or "
        "`s3:https://host/bucket`. Keys of S3 are read from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. See "
        "[Back up](../how-to/back-up.md)",
    )
    keep_rows_months: Months = Field(
        default=36, description="contacts older than so many whole months become person-months"
    )
    keep_refused_days: Days = Field(
        default=30,
        description="releases that a test refused go after so many days. See "
        "[Release and look back](../how-to/release-and-look-back.md#what-a-test-refused)",
    )
    keep_person_months_months: Months = Field(
        default=84,
        description="person-months older than so many go; not less than `CROSSINGS_KEEP_ROWS_MONTHS`. See "
        "[Let rows end](../how-to/retention-and-stopping.md)",
    )
    wait_seconds: Count = Field(
        default=600,
        description="how long a process waits for others that read or write the working database, before it gives up "
        "with exit code 5. After two seconds it says that it waits",
    )
    closing_waits_days: Patience = Field(
        default=14,
        description="for how many days nothing closes while a delivery cannot be taken in because of an error of ours. "
        "Then it closes without that partner, as if the delivery were late; `0` does so at once. See "
        "[Release and look back](../how-to/release-and-look-back.md#when-a-delivery-could-not-be-taken-in)",
    )
    dbt_threads: Count = Field(
        default=2,
        description="how many models dbt builds at once; one where the database is larger than what DuckDB may hold",
    )
    engine: Engine = Field(
        default="duckdb",
        description="what builds the models: `duckdb`, or `spark` where one machine cannot hold them. What comes "
        "before and after is the same. See [Past one machine](../how-to/past-one-machine.md)",
    )
    spark_master: SparkMaster = Field(
        default="local[2]",
        description="where Spark works: `local[2]` is two threads of this machine, `spark://127.0.0.1:7077` a master "
        "with its workers. See [Past one machine](../how-to/past-one-machine.md)",
    )
    spark_memory: SparkMemory = Field(
        default="4GB",
        description="how much memory Spark's driver may take, like `2GB`; Python and dbt take 1.5 GB beside it",
    )
    parsed_projects: Path | None = Field(
        default=None,
        description="a folder in which dbt's parsed project is kept for all homes of one version of the program, which "
        "spares each of them ten seconds. Nothing of a home is in it. The tests use it",
    )

    @model_validator(mode="after")
    def _rows_end_before_person_months(self) -> "Settings":
        if self.keep_person_months_months < self.keep_rows_months:
            raise ValueError(
                "CROSSINGS_KEEP_PERSON_MONTHS_MONTHS must not be less than CROSSINGS_KEEP_ROWS_MONTHS: rows become "
                "person-months first, and go afterwards. Change one of them."
            )
        return self

    @model_validator(mode="after")
    def _a_home_that_sql_can_name(self) -> "Settings":
        if "'" in str(self.home):
            raise ValueError(
                "CROSSINGS_HOME lies in a folder with an apostrophe in its name, and no database in it could be "
                "opened. Move the home, or rename the folder."
            )
        return self

    @model_validator(mode="after")
    def _two_databases(self) -> "Settings":
        if self.dagster_metadata_uri and self.dagster_metadata_uri == self.superset_metadata_uri:
            raise ValueError(
                "CROSSINGS_DAGSTER_METADATA_URI and CROSSINGS_SUPERSET_METADATA_URI name one database. Each program "
                "makes tables of the same names in it, and runs are forgotten with all of them. Give each its own."
            )
        return self

    @property
    def rows_until(self) -> date:
        """Contacts before this day are kept as person-months."""
        return months_before(self.as_of, self.keep_rows_months)

    @property
    def person_months_until(self) -> date:
        """Of contacts before this day only what was published is kept."""
        return months_before(self.as_of, self.keep_person_months_months)

    @property
    def dbt_project(self) -> Path:
        return self.root / "dbt"


FIELDS = {name: field for name, field in vars(Settings)["__pydantic_fields__"].items() if field.description}


def variable(name: str) -> str:
    return f"CROSSINGS_{name.upper()}"


def settings() -> Settings:
    """The settings of this process. Raises ConfigError naming every variable that cannot be read, without its value."""
    given: dict[str, Any] = {name: text for name in FIELDS if (text := os.environ.get(variable(name)))}
    if "home" in given:
        given["home"] = Path(given["home"]).resolve()
    try:
        return Settings(**given)
    except ValidationError as error:
        raise ConfigError("\n".join(_mistakes(error))) from None


def instead(**said: str) -> Settings:
    """For this process and its children: these values in the place of what the environment says."""
    os.environ |= {variable(name): value for name, value in said.items()}
    return settings()


def _mistakes(error: ValidationError) -> list[str]:
    found = {each["loc"][:1]: each for each in error.errors() if each["type"] != "default_factory_not_called"}
    return [
        f"{variable(str(place[0]))} must be {FIELDS[str(place[0])].title}. Change it, or unset it to use the default."
        if place
        else str(each["ctx"]["error"])
        for place, each in found.items()
    ]
