"""Lines of logs: which names stay out of them, and one JSON object a line where CROSSINGS_LOG_FORMAT says so.

    {"at", "level", "process", "logger", "message", "run", "job", "step", "exception"}      the last four where known

Logs are what people paste into mails. Whom a line is about stays out of it: codes of partners and of recipients are
replaced, whatever library writes the line. Counts and codes of rules stay.

Add here: another field of a line, or another name that must stay out.
Keep out: where logs lie, and what is logged. Both environments use this: only the standard library.
"""

import io
import json
import logging
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from warehouse.settings import Settings

HIDDEN = "…"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_OF_DAGSTER = re.compile(r"^\S+ \S+ \S+ - (?P<logger>\S+) - (?P<level>[A-Z]+) - (?P<message>.*)$")
_OF_UVICORN = re.compile(r"^(?P<level>[A-Z]+): +(?P<message>.*)$")
# Steps and assets of one partner or recipient: delivery/ru_neva, delivery__ru_neva_fit. The trust point is nobody's.
_OF_SOMEBODY = re.compile(r"\b(delivery|raw|exchange)(__|/|', ')(?!contact\b)[A-Za-z0-9_-]+")
_DECLARED = (".yaml.age", ".yaml", ".yml")


def names_of(settings: "Settings") -> frozenset[str]:
    """Codes of partners, told by the names of files, which need no key."""
    files = settings.partners.rglob("*") if settings.partners.is_dir() else ()
    declared = {path.name.removesuffix(end) for path in files for end in _DECLARED if path.name.endswith(end)}
    landed = {path.name for path in settings.landing.glob("*/") if not path.name.startswith(".")}
    letters = {path.name for path in settings.letters.glob("*/")}
    return frozenset(name for name in declared | (landed & (declared | letters)) | letters if len(name) > 1)


def names_each_minute(settings: "Settings") -> Callable[[], frozenset[str]]:
    """The same for a process that runs for weeks and writes many lines."""
    known: dict[int, frozenset[str]] = {}

    def names() -> frozenset[str]:
        minute = int(time.monotonic() // 60)
        if minute not in known:
            known.clear()
            known[minute] = names_of(settings)
        return known[minute]

    return names


def masked(text: str, names: Iterable[str]) -> str:
    """The same without whom it is about."""
    text = _OF_SOMEBODY.sub(rf"\1\2{HIDDEN}", text)
    wanted = frozenset(names)
    return _pattern(wanted).sub(HIDDEN, text) if wanted else text


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![A-Za-z0-9])({'|'.join(map(re.escape, longest_first))})(?![A-Za-z0-9])")


class Lines(logging.Formatter):
    """One line of text or JSON. `names` is asked for each line: a partner may join while a process runs."""

    def __init__(self, *, is_json: bool, process: str, names: Callable[[], Iterable[str]] = frozenset) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._is_json, self._process, self._names = is_json, process, names

    def format(self, record: logging.LogRecord) -> str:
        return masked(self._object(record) if self._is_json else super().format(record), self._names())

    def _object(self, record: logging.LogRecord) -> str:
        about: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "process": self._process,
            "logger": record.name,
            "message": record.getMessage(),
        }
        meta = getattr(record, "dagster_meta", None) or {}
        known = {"run": meta.get("run_id"), "job": meta.get("job_name"), "step": meta.get("step_key")}
        about |= {name: value for name, value in known.items() if value}
        if record.exc_info and record.exc_info[0]:
            # Only where, and what kind: the text of an exception can quote a row.
            frames = traceback.extract_tb(record.exc_info[2])
            about["exception"] = " < ".join(
                [record.exc_info[0].__name__, *(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))]
            )
        return json.dumps(about, ensure_ascii=False)


def begin(settings: "Settings", process: str) -> None:
    """For a process whose output goes to a log alone: JSON where it is asked for, with prints."""
    if settings.log_format == "json":
        json_from_here(process, names_each_minute(settings))


def json_from_here(process: str, names: Callable[[], Iterable[str]] = frozenset, *, with_prints: bool = True) -> None:
    """From now on what this process writes to its log is one JSON object a line: records, warnings, and prints."""
    out = sys.__stderr__ or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(Lines(is_json=True, process=process, names=names))
    handler.addFilter(_is_unwritten)
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):  # what a library has set up before writes lines of its own form
            logger.handlers = [each for each in logger.handlers if not isinstance(each, logging.StreamHandler)]
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(True)
    sys.excepthook = _ended
    if with_prints:
        sys.stdout = _Printed("stdout", handler)
        sys.stderr = _Printed("stderr", handler)


def _is_unwritten(record: logging.LogRecord) -> bool:
    """A library that sets up its own handlers afterwards prints the line itself, into what is the output here."""
    logger: logging.Logger | None = logging.getLogger(record.name)
    while logger is not None and logger is not logging.root:
        if any(isinstance(getattr(each, "stream", None), _Printed) for each in logger.handlers):
            return False
        logger = logger.parent
    return True


def _ended(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("crossings").critical("The process ended with an error.", exc_info=(kind, error, trace))


class _Printed(io.TextIOBase):
    """What is printed, line by line, as records. Libraries that ask for a file number get the real one."""

    def __init__(self, name: str, handler: logging.Handler) -> None:
        self._name, self._handler, self._begun = name, handler, ""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        real: TextIO | None = sys.__stderr__
        if real is None:
            raise io.UnsupportedOperation("fileno")
        return real.fileno()

    def write(self, text: str) -> int:
        *lines, self._begun = (self._begun + text).split("\n")
        for line in filter(str.strip, lines):
            self._handler.handle(_read(line, self._name))
        return len(text)


def _read(line: str, printed_on: str) -> logging.LogRecord:
    """A library that has set up its own handlers writes a level and a logger into its line."""
    plain = _COLOURS.sub("", line)
    found = _OF_DAGSTER.match(plain) or _OF_UVICORN.match(plain)
    said = {"logger": printed_on, "level": "INFO", "message": plain} | (found.groupdict() if found else {})
    level = logging.getLevelNamesMapping().get(said["level"], logging.INFO)
    return logging.LogRecord(said["logger"], level, "", 0, said["message"], (), None)
