"""What an installation remembers of itself: what it was asked for, and the digest of each file that it wrote.

Add here: another thing that a second `crossings install` must know. Keep out: passwords, and texts of files.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Note:
    """`asked`: host, account and ports, so that nobody need give them twice. `files`: digests by path."""

    asked: dict[str, Any] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        return f"{json.dumps(asdict(self), indent=1)}\n"


def file(folder: Path) -> Path:
    return folder / "installed.json"


def read(folder: Path) -> Note:
    """Empty before the first installation."""
    path = file(folder)
    return Note(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Note()
