"""What a file says it is, in one line among its keywords, which survives Word, a PDF made of it, and a browser.

Add here: whatever else must be known to make the same report again.
Keep out: numbers of the report.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote

from dashboards.report.document import Asked
from warehouse.errors import ConfigError

_NAME = "crossings-report"
_MARK = re.compile(rf"{_NAME}(?:/[a-z]+=[^/;,\s]*)+")
_FIELDS = {"network", "edition", "language", "from", "until", "release", "since"}


@dataclass(frozen=True)
class Mark:
    """`network`: the name of the network that the release is of. `since`: the digest of the JSON of the last report,
    since which the report says what has changed; '' where it says so of none."""

    asked: Asked
    network: str
    since: str = ""

    @property
    def day(self) -> date:
        """The day that the release speaks of: dates within files are this one, so that the bytes are the same."""
        return date.fromisoformat(self.asked.release_id[:10])

    def __str__(self) -> str:
        asked = self.asked
        said = {
            "network": self.network,
            "edition": asked.edition,
            "language": asked.language,
            "from": f"{asked.first_day}",
            "until": f"{asked.after_last_day}",
            "release": asked.release_id,
            "since": self.since,
        }
        return "/".join([_NAME, *(f"{name}={quote(value, safe='')}" for name, value in said.items())])


def read(text: str, file: str) -> Mark:
    """The mark in a text. Raises ConfigError where there is none that can be read."""
    written = _MARK.search(text)
    said = dict(part.split("=", 1) for part in written[0].split("/")[1:]) if written else {}
    fields = {name: unquote(value) for name, value in said.items()}
    try:
        if fields.keys() >= _FIELDS:
            days = date.fromisoformat(fields["from"]), date.fromisoformat(fields["until"])
            date.fromisoformat(fields["release"][:10])
            asked = Asked(fields["edition"], fields["language"], *days, fields["release"])
            return Mark(asked, fields["network"], fields["since"])
    except ValueError:
        pass
    raise ConfigError(
        f"{file} does not say which report it is: among its keywords there is no line that begins with {_NAME}, or it "
        "was changed. It cannot be checked. Take a draft that `crossings report` wrote, or a PDF made of one."
    )
