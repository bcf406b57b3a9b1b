"""Logs of Superset's processes, as CROSSINGS_LOG_FORMAT says. Text is Superset's own.

Add here: another process of Superset's environment that writes a log.
Keep out: how a line looks (warehouse/log_lines.py), and the log of actions (access/action_log.py).
"""

from typing import Any

from superset.utils.logging_configurator import DefaultLoggingConfigurator

from warehouse import log_lines
from warehouse.settings import settings


class Configurator(DefaultLoggingConfigurator):  # type: ignore[misc,unused-ignore]
    """Superset's LOGGING_CONFIGURATOR. Prints stay: a command reads some of them."""

    def configure_logging(self, app_config: Any, debug_mode: bool) -> None:  # noqa: FBT001 - Superset calls it so
        super().configure_logging(app_config, debug_mode)
        if settings().log_format == "json":
            log_lines.json_from_here("superset", with_prints=False)
