"""gunicorn's log as one JSON object a line, with what its workers print while they load Superset.

Add here: nothing.
Keep out: any import of Superset, which prints where its configuration lies: this is loaded before it.
"""

from typing import Any

from gunicorn import glogging

from warehouse import log_lines


class Gunicorn(glogging.Logger):  # type: ignore[misc,unused-ignore]
    """gunicorn's --logger-class. Workers are children of the process in which this is set up."""

    def setup(self, cfg: Any) -> None:
        log_lines.json_from_here("superset")
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(log_lines.Lines(is_json=True, process="superset"))
