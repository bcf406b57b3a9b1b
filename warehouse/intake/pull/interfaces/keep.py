"""What of a record may come further than the line it came by: what the declaration reads, and nothing else.

Add here: a technical key that intake needs to tell records apart.
Keep out: user names, coordinates, attachments, notes, devices: they are dropped here, before anything else sees them.
"""

from typing import Any

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers

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
