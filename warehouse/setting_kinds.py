"""Kinds of settings: what a variable of the environment may say, and its rule in words.

The title of a kind is its rule as people are told it: "CROSSINGS_… must be …".

Add here: another kind of value.
Keep out: the settings themselves (settings.py).
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field


def _from_text(read: Callable[[str], Any]) -> BeforeValidator:
    return BeforeValidator(lambda given: read(given) if isinstance(given, str) else given)


def _switch(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(text)
    return text == "1"


Port = Annotated[int, Field(ge=1, le=65535, title="a port number from 1 to 65535")]
Months = Annotated[int, Field(ge=1, le=1200, title="a number of months from 1 to 1200")]
Days = Annotated[int, Field(ge=1, le=3650, title="a number of days from 1 to 3650")]
Patience = Annotated[int, Field(ge=0, le=365, title="a number of days from 0 to 365")]
Count = Annotated[int, Field(ge=1, title="a whole number from 1")]
Day = Annotated[date, _from_text(date.fromisoformat), Field(title="a date like 2024-02-20")]
Switch = Annotated[bool, _from_text(_switch), Field(title="1 for yes, or 0 for no")]
Memory = Annotated[str, Field(pattern=r"^([0-9]{1,6}(MB|GB))?$", title="an amount like 500MB or 2GB")]
SparkMemory = Annotated[
    str, Field(pattern=r"^([1-9][0-9]{0,3}GB|[1-9][0-9]{3,5}MB)$", title="an amount like 2GB or 1500MB")
]
SparkMaster = Annotated[
    str,
    Field(
        pattern=r"^(local\[[1-9][0-9]?\]|spark://127\.0\.0\.1:[0-9]{2,5})$", title="local[2] or spark://127.0.0.1:7077"
    ),
]
Address = Annotated[
    str,
    Field(pattern=r"^(https?://[^\s@]+)?$", title="an address like https://dashboards.example.org, without a password"),
]
LogFormat = Annotated[Literal["text", "json"], Field(title="text or json")]
Engine = Annotated[Literal["duckdb", "spark"], Field(title="duckdb or spark")]
Mailbox = Annotated[
    str, Field(pattern=r"^([a-z]+s?://[^\s]+)?$", title="an address as apprise reads it, like mailtos://…")
]
Repository = Annotated[
    str,
    Field(
        pattern=r"^(/.+|sftp:.+|s3:[^@]+)?$",
        title="a folder like /mnt/backup, sftp:account@host:/folder or s3:https://host/bucket, without a password",
    ),
]
Database = Annotated[
    str,
    Field(
        pattern=r"^(postgresql://[^\s@/]+@[^\s@/]+/\w+)?$",
        title="an address like postgresql://account:password@127.0.0.1/database",
    ),
]
KeyValueStore = Annotated[
    str,
    Field(
        pattern=r"^(rediss?://[^\s@/]*@[^\s@/]+(/\d+)?)?$", title="an address like redis://:password@127.0.0.1:6379/0"
    ),
]
Place = Annotated[Literal["file", "keyring"], Field(title="file or keyring")]
Folders = Annotated[
    tuple[Path, ...],
    _from_text(lambda text: filter(None, text.split(os.pathsep))),
    Field(title="folders, separated as in PATH"),
]
