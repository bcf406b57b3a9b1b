"""Where reports lie, what they are called, and which came before: files for their owner alone, whole or not there.

    <home>/reports/<edition>/    reports that were made by themselves, and drafts of them
    <home>/reports/known/        the JSON of every report that was made, called by its digest
    <home>/reports/report-template.docx    the network's own template (files/word/template.py)

Add here: another question about reports that lie somewhere. Keep out: what is in them.
"""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboards.report.document import Asked
from warehouse.errors import ConfigError
from warehouse.settings import Settings
from warehouse.whole_months import months_before

_DIGEST = 16  # letters of a digest


def folder(settings: Settings, edition: str) -> Path:
    return settings.reports / edition


def name_of(asked: Asked) -> str:
    """Like `trend-report-2023-01-2023-12-regional-en`."""
    last = months_before(asked.after_last_day, 1)
    return f"trend-report-{asked.first_day:%Y-%m}-{last:%Y-%m}-{asked.edition}-{asked.language}"


def require_writable(out: Path) -> None:
    """The folder is there and takes files. Raises ConfigError where not."""
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = out / f".{os.getpid()}.new"
        probe.touch(0o600)
        probe.unlink()
    except OSError as error:
        raise ConfigError(
            f"--out {out}: no file can be written there ({error.strerror}). Nothing was made. Name a folder of yours, "
            "or change its rights."
        ) from None


def earlier_draft(out: Path, asked: Asked) -> Path | None:
    """The document that is written anew: of the same months, or else the newest of this edition and language."""
    same = out / f"{name_of(asked)}.docx"
    if same.is_file():
        return same
    others = sorted(out.glob(f"trend-report-*-{asked.edition}-{asked.language}.docx"))
    return others[-1] if others else None


def put(out: Path, written: Mapping[str, bytes]) -> list[Path]:
    """All files beside their places first, then each renamed: a full disk leaves what was there as it was."""
    _sweep(out)
    beside = {out / name: out / f".{name}.{os.getpid()}.new" for name in written}
    try:
        for path, new in beside.items():
            _write(new, written[path.name])
        for path, new in beside.items():
            new.replace(path)
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)
    return list(beside)


def _sweep(out: Path) -> None:
    """Remove what a killed process left beside: its number, which no process has now, is in the name."""
    for new in out.glob(".*.new"):
        number = new.name.split(".")[-2]
        if number.isdigit() and not Path("/proc", number).exists():
            new.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def remember(settings: Settings, lineage: str) -> None:
    """Keep the JSON of a report: the next one says what has changed since."""
    known = settings.reports / "known"
    known.mkdir(parents=True, exist_ok=True, mode=0o700)
    put(known, {f"{_digest(lineage.encode())}.json": lineage.encode()})


def known(settings: Settings, digest: str) -> dict[str, Any]:
    """The JSON of an earlier report. Raises ConfigError where it is gone, or is not what it was."""
    path = settings.reports / "known" / f"{digest}.json"
    content = path.read_bytes() if path.is_file() else b""
    if _digest(content) != digest:
        raise ConfigError(
            f"The report says what has changed since an earlier one, whose list of sources ({digest}) is not in "
            f"{path.parent} any more. Bring it back from a backup of the home."
        )
    found: dict[str, Any] = json.loads(content)
    return found


def last_before(settings: Settings, asked: Asked) -> str:
    """The digest of the last report of the same edition that was made of an earlier release; '' where there is none."""
    found = []
    for path in sorted((settings.reports / "known").glob("*.json")):
        about = json.loads(path.read_bytes())["asked"]
        if about["audience"] == asked.edition and about["release"] < asked.release_id:
            is_same_language = about["language"] == asked.language
            found.append((about["release"], about["to_before"], about["from"], is_same_language, path.stem))
    return max(found)[-1] if found else ""


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:_DIGEST]
