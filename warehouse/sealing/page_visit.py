"""One sitting at the page: what was chosen, what was shown, what was decided. In memory, and gone with the program.

Add here: another thing people can do at the page.
Keep out: HTTP (page.py), how it looks (page_parts.py), and what the steps do (seal.py).
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from warehouse.contract.findings import FileRefused
from warehouse.sealing import folders, messages, seal
from warehouse.sealing.messages import phrase
from warehouse.sealing.refused import Refused
from warehouse.sealing.seal import Desk, Looked

MB = 1_000_000
LARGEST_MB = 20  # as a declaration has it that says nothing


@dataclass
class Visit:
    """`repr` shows nothing of a file."""

    settings_path: Path
    folder: Path
    language: str
    desk: Desk | None = field(default=None, repr=False)
    what: Looked | None = field(default=None, repr=False)
    sealed: Path | None = None
    said: list[str] = field(default_factory=list, repr=False)

    def limit_mb(self) -> float:
        """Settings are read again each time, so that what was mended counts. What is wrong in them is told."""
        self.desk = self.what = self.sealed = None
        self.said = []
        self._try(self._sit_down)
        return self.desk.declaration.source.max_mb if self.desk else LARGEST_MB

    def look(self, name: str, data: bytes) -> None:
        """Judge a chosen file. Needs `limit_mb` before it."""
        if self.desk is None:
            return
        if not data:
            self.said = [phrase("page_no_file", self.language)]
            return
        desk = self.desk
        self._try(lambda: self._look(desk, name, data))

    def too_large(self, limit_mb: float) -> None:
        if self.desk:
            self.said = [phrase("page_too_large", self.language, limit=f"{limit_mb:g}")]

    def write(self) -> None:
        """Only what was shown, and only once."""
        what, self.what = self.what, None
        if what is not None and self.desk is not None and not what.wanting:
            desk = self.desk

            def write() -> None:
                self.sealed = seal.written(desk, what, self.folder)

            self._try(write)

    def leave_it(self) -> None:
        self.what, self.sealed, self.said = None, None, [phrase("not_written", self.language)]

    def again(self) -> None:
        self.what, self.sealed, self.said = None, None, []

    def _sit_down(self) -> None:
        folders.require(self.folder)
        self.desk = seal.desk(self.settings_path)

    def _look(self, desk: Desk, name: str, data: bytes) -> None:
        try:
            self.what = seal.looked(desk, data, name, datetime.now(UTC), self.folder)
        except FileRefused as refusal:
            mended = messages.problems(refusal.problems, desk.declaration, desk.settings.headers, self.language)
            self.said = [phrase("would_be_refused", self.language), *mended.splitlines()]

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except Refused as refused:
            self.said = messages.refusal(refused, self.language).splitlines()
        except Exception as error:  # noqa: BLE001 - its text may quote a row, so only where it happened is told
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
            self.said = [phrase("internal", self.language, where=where)]
