"""What is known of one delivery besides its rows: the manifest that intake makes of a file.

Add here: a fact about a delivery that must outlive its rows.
Keep out: where it rests and how it is encrypted (intake/landing/land.py), and file names.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from warehouse.contract.findings import Problem, Receipt


@dataclass(frozen=True)
class Manifest:
    """What is known of one delivery besides its rows."""

    delivery_id: str
    partner_code: str
    span_start: date | None
    span_end: date | None
    version: int
    source_at: datetime
    reading_digest: str
    status: str = "pending"
    counted_from: date | None = None  # the first day whose numbers hold its rows; none where this was not noted yet
    rule: str | None = None
    rows_received: int = 0
    rows_accepted: int = 0
    rows_refused: int = 0
    repaired: dict[str, int] = field(default_factory=dict)  # what was mended on reading → how many rows
    persons_by_code: int | None = None  # among the accepted rows, by the partner's own codes
    persons_joined: int | None = None  # the same after joining codes that are one person
    problems: list[Problem] = field(default_factory=list)
    unread_columns: list[int] = field(default_factory=list)
    reduced_before: date | None = None  # rows of earlier days are person-months
    sealed_as: list[str] = field(
        default_factory=list
    )  # marks of the sealed files in which the content came (deduplicate.py)
    generation: int = 0  # how often it was written anew: after an erasure, an expiry, a change of keys
    repeats: str = ""  # the first delivery of the same content, where this is a later one (deduplicate.py)
    again: list[str] = field(default_factory=list)  # of a first delivery: the later ones of the same content
    copies: list[str] = field(default_factory=list)  # under which versions and times the content came once more
    is_snapshot: bool = False  # the state of an interface on the day it was asked
    asked: str = ""  # of a snapshot: which address was asked, as a digest
    is_ahead: bool = False  # its own time lay in the future, and `source_at` is the time at which it came

    @property
    def content(self) -> str:
        """The first delivery of the same content: this one, or the one that it repeats."""
        return self.repeats or self.delivery_id

    @property
    def declared(self) -> tuple[date | None, date | None]:
        return self.span_start, self.span_end

    @property
    def rank(self) -> tuple[int, datetime, str]:
        """Of two accepted deliveries that cover a day, the one of the higher rank is that day's."""
        return self.version, self.source_at, self.delivery_id

    def refused(self, rule: str) -> "Manifest":
        return replace(
            self, status="refused", counted_from=None, rule=rule, rows_accepted=0, rows_refused=self.rows_received
        )

    def receipt(self, letter: str) -> Receipt:
        span = (self.span_start, self.span_end) if self.span_start and self.span_end else None
        counts = (self.rows_received, self.rows_accepted, self.rows_refused)
        return Receipt(
            self.delivery_id, self.partner_code, self.status, span, *counts, self.rule, self.problems, letter
        )

    def to_json(self) -> bytes:
        # Not `asdict`, which copies each finding deeply: a file may have a quarter of a million of them.
        said = vars(self) | {"problems": [vars(problem) for problem in self.problems]}
        return json.dumps(said, default=lambda value: value.isoformat()).encode()

    @staticmethod
    def from_json(data: bytes) -> "Manifest":
        content: dict[str, Any] = json.loads(data)
        for name in ("span_start", "span_end", "counted_from", "reduced_before"):
            content[name] = date.fromisoformat(content[name]) if content.get(name) else None
        content["source_at"] = datetime.fromisoformat(content["source_at"]).astimezone(UTC)
        content["problems"] = [Problem(**problem) for problem in content["problems"]]
        return Manifest(**content)
