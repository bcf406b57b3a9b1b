"""Dagster's log, split: all of it to a file, and of each step one word to whoever listens.

Add here: another moment that people want to hear of.
Keep out: printing. `listeners` get a name, and the command line decides what to do with it.
"""

import logging
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from typing import Any

import dagster as dg

from warehouse import log_lines
from warehouse.settings import settings

Listener = Callable[[str, str], None]  # what happened, to which asset
listeners: list[Listener] = []
NAME = "telling"
RUN_CONFIG: dict[str, dict[str, dict[str, dict[str, str]]]] = {"loggers": {NAME: {"config": {}}}}
_MOMENTS = {
    "ASSET_MATERIALIZATION": "done",
    "ASSET_CHECK_EVALUATION": "checked",
    "STEP_START": "started",
    "STEP_FAILURE": "failed",
}


class _Tell(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        event: Any = getattr(record, "dagster_meta", {}).get("dagster_event")
        moment = _MOMENTS.get(event.event_type_value) if event else None
        if moment:
            asset = event.asset_key.to_user_string() if event.asset_key else event.step_key.replace("__", "/")
            for listener in listeners:
                listener(moment, asset)


def _telling(_context: dg.InitLoggerContext) -> logging.Logger:
    # Made anew for each run, so that no run speaks through the handlers of another. Events of steps are at DEBUG.
    logger = logging.Logger("crossings.pipeline", logging.DEBUG)
    now = settings()
    logs = now.logs
    logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    to_file = RotatingFileHandler(logs / "pipeline.log", maxBytes=5_000_000, backupCount=3)
    names = log_lines.names_of(now)  # those of a run do not change
    to_file.setFormatter(log_lines.Lines(is_json=now.log_format == "json", process="pipeline", names=lambda: names))
    to_file.setLevel(logging.INFO)
    logger.addHandler(to_file)
    logger.addHandler(_Tell())
    return logger


telling = dg.logger({}, "Everything to logs/pipeline.log, moments to listeners.")(_telling)
