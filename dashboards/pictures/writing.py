"""The file of an export: whole or not there, for its owner alone, sealed to a recipient where one is named.

Add here: another way to seal. Keep out: what is written.
"""

import os
from pathlib import Path

import pyrage

from warehouse.errors import ConfigError

SEALED = ".age"


class Place:
    """Where an export goes. Everything that can be refused is refused before anybody starts to draw."""

    def __init__(self, path: Path, kind: str, recipient: str | None, *, force: bool) -> None:
        self.path, self.force = path, force
        self.recipient = _recipient(recipient) if recipient else None
        ending = f".{kind}{SEALED if recipient else ''}"
        if not path.name.lower().endswith(ending):
            sealed = f", and {SEALED} for an encrypted one" if recipient else ""
            raise ConfigError(f"{path.name} must end in {ending}: it will hold {kind}{sealed}.")
        if not path.parent.is_dir():
            raise ConfigError(f"There is no folder {path.parent}. Make it, or name another file with --to.")
        self._refuse_existing()

    def write(self, content: bytes) -> None:
        """Sealed in memory, so that with a recipient nothing plain is ever in a file."""
        sealed = bytes(pyrage.encrypt(content, [self.recipient])) if self.recipient else content
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            self._refuse_existing()
            beside.replace(self.path)
        finally:
            beside.unlink(missing_ok=True)

    def _refuse_existing(self) -> None:
        if self.path.is_dir() or (self.path.exists() and not self.force):
            raise ConfigError(f"{self.path} is there already. Nothing was overwritten. Another name, or --force.")


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise ConfigError(
            "--encrypt-to is no age recipient. It begins with age1 and is made by `age-keygen`."
        ) from None
