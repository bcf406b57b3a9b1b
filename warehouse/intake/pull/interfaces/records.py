"""Sources that answer with records instead of files: fetched whole, cut into months, each month a file of JSON.

Add here: what such interfaces share.
Keep out: what one interface calls things (kobo.py, dhis2.py).
"""

import json
from abc import abstractmethod
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.intake.pull.interfaces.months import after, ended_months
from warehouse.intake.pull.route import Partial, SourceFile
from warehouse.intake.pull.troubles import Changing, NothingLeft
from warehouse.intake.pull.web import WebRoute

MOST_PAGES = 10_000
Month = tuple[date, datetime, Any]
TECHNICAL = frozenset({"_uuid", "_id", "_submission_time", "_edited", "__version__", "_validation_status"})
_STATUS = ("uid", "label")  # not who gave it


class Keeper:
    """Which keys of a submission the declaration reads. Groups are part of a key: `visit/city` is also `city`."""

    def __init__(self, declaration: Declaration) -> None:
        self.names = set(declared_headers(declaration))
        # A question with several answers comes as one key; the declaration names `question/answer`.
        questions = {name.rpartition("/")[0] for name in self.names if "/" in name}
        self.names |= questions | {name.rsplit("/", 1)[-1] for name in questions}
        self.repeats = {fold(name) for name in declaration.file.repeats}

    def knows(self, key: str, names: set[str] | None = None) -> bool:
        folded, known = fold(key), self.names if names is None else names
        return folded in known or folded.rsplit("/", 1)[-1] in known

    def kept(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record without what nobody reads; groups that repeat are kept by name, and their rows likewise."""
        kept: dict[str, Any] = {}
        for key, value in record.items():
            if key == "_validation_status":
                kept[key] = {name: value[name] for name in _STATUS if name in value} if isinstance(value, dict) else {}
            elif isinstance(value, list):
                rows = [self.kept(row) for row in value if isinstance(row, dict)]
                # A group that nobody declared may stand around one that is declared.
                if self.knows(key, self.repeats) or any(
                    isinstance(cell, list) for row in rows for cell in row.values()
                ):
                    kept[key] = rows
            elif not isinstance(value, dict) and (key in TECHNICAL or self.knows(key)):
                kept[key] = value
        return kept


class Records(WebRoute):
    """Each month that has ended is one file, `2024-01.json`. An unchanged month has unchanged bytes: a no-op."""

    _months: dict[str, bytes]
    nothing: ClassVar[Any]  # the content of a month without records

    @abstractmethod
    def months(self, ended: list[date]) -> Iterator[Month]:
        """Month, newest time in it, and its content."""

    @abstractmethod
    def state(self) -> str:
        """How many records there are and when the newest was changed, by one small question."""

    def files(self) -> list[SourceFile]:
        """Each question is tried several times by itself: a page that fails does not cost the pages before it."""
        self._months = {}
        files = []
        for month, newest, content in self._with_emptied(list(self.months(self.ended))):
            name = f"{month.isoformat()[:7]}.json"
            self._months[name] = canonical(content)
            files.append(SourceFile(name, len(self._months[name]), newest, is_snapshot=True))
        return [file for file in files if self._is_wanted(file.name)]

    def _with_emptied(self, found: list[Month]) -> list[Month]:
        """And the months before the first and after the last one whose records were taken, and are deleted here."""
        emptied = (self.held & set(self.ended)) - {month for month, _, _ in found}
        if emptied and not found:
            raise self.explained(NothingLeft())
        return found + [
            (month, datetime.combine(after(month), datetime.min.time(), UTC), self.nothing) for month in sorted(emptied)
        ]

    def listed(self) -> list[SourceFile]:
        return self.files()

    def fetch(self, file: SourceFile, partial: Partial) -> None:
        if file.path not in self._months:
            raise Changing
        partial.restart()
        partial.data += self._months[file.path]

    @property
    def ended(self) -> list[date]:
        return ended_months(self.declaration, self.settings.as_of)

    def signature(self) -> str:
        """A new month ends without any change at the source: so the last ended one is part of it.

        It does not show every change: a submission that is edited keeps its number and its time.
        """
        return f"{self.retried(self.state)} {self.ended[-1:]}"


def canonical(content: object) -> bytes:
    """The same content has the same bytes, whatever order the server gave it in."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
