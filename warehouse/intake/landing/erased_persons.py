"""The suppression list: marks of erased persons, against which every arriving and every loaded row is held.

    landing/suppressed/list.age     sorted marks, one flat list: no dates, no scopes, no grouping. Among them those of
                                    how the codes of partners who asked are keyed (marks.py)
    <key file>.erased               the same beside the keys

The second copy is there because homes are restored from backups: an old landing folder brings back an old list, and it
must not bring back a person. The keys are not in that backup, so neither is the copy beside them. Without K_erase
nobody can tell a mark from any other 32 bytes.

Add here: another place that a restore cannot take back.
Keep out: what a mark is (marks.py), tokens at rest, and what is done with a marked row (map.py, erasure_filter.py).
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from warehouse.errors import ConfigError
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.tokens.marks import SIZE, Keying, Marks, all_repeated, mark, one_more, waits
from warehouse.vault import Vault

FOLDER = "suppressed"
T = TypeVar("T")


class Against(Generic[T]):
    """Work that was done against the list, and is done again where the list has changed since."""

    def __init__(self, settings: Settings, vault: Vault, work: Callable[[Marks], T]) -> None:
        self._settings, self._vault, self._work = settings, vault, work
        self._marks = read(settings, vault)
        self.done = work(self._marks)

    def now(self) -> T:
        """What holds for the list of now. Under the one-writer lock it stays true as long as that is held."""
        marks = read(self._settings, self._vault)
        if marks != self._marks:
            self._marks, self.done = marks, self._work(marks)
        return self.done


def path(settings: Settings) -> Path:
    return settings.landing / FOLDER / ("list" + land.OBJECT)


def beside_the_keys(settings: Settings) -> Path:
    return settings.keys_file.with_name(settings.keys_file.name + ".erased")


def read(settings: Settings, vault: Vault) -> Marks:
    """Every mark of both copies."""
    at_home, beside = path(settings), beside_the_keys(settings)
    kept = land.unseal(at_home.read_bytes(), vault) if at_home.exists() else b""
    return _marks(kept) | _marks(beside.read_bytes() if beside.exists() else b"")


def add(settings: Settings, vault: Vault, tokens: Iterable[bytes], senders: Iterable[Keying] = ()) -> Marks:
    """Put tokens on the list, and who asked; both copies then hold the whole. The caller holds the one-writer lock."""
    marks = read(settings, vault) | {mark(vault.k_erase, token) for token in tokens}
    for keying in senders:
        marks |= one_more(marks, vault.k_erase, keying)
    write(settings, vault, marks)
    return marks


def confirm(settings: Settings, vault: Vault, keying: Keying) -> bool:
    """The requests of a partner were repeated by the codes that it has now. Says whether its files had to wait.

    The caller holds the one-writer lock.
    """
    marks = read(settings, vault)
    if not waits(marks, vault.k_erase, keying):
        return False
    write(settings, vault, marks | all_repeated(marks, vault.k_erase, keying))
    return True


def write(settings: Settings, vault: Vault, marks: Marks) -> None:
    """Both copies, where they do not say so yet. Beside the keys first: from there a home can be mended."""
    if not marks:
        return
    whole = b"".join(sorted(marks))
    beside, at_home = beside_the_keys(settings), path(settings)
    try:
        if not beside.exists() or beside.read_bytes() != whole:
            land.write_whole(beside, whole)
    except OSError as error:
        raise ConfigError(
            f"The list of erased persons cannot be kept beside the keys, at {beside} ({error.strerror}). Without it a "
            "restored backup would bring erased persons back. Let that folder be written, or point "
            "CROSSINGS_KEYS_FILE at a folder that can be; the file itself need not be there when the keys come from "
            "elsewhere. Then run the same command again."
        ) from None
    if not at_home.exists() or land.unseal(at_home.read_bytes(), vault) != whole:
        land.write_whole(at_home, land.seal(whole, vault))


def _marks(whole: bytes) -> Marks:
    if len(whole) % SIZE:
        raise ConfigError(
            "The list of erased persons is damaged: it is no sequence of marks. Bring back one of its two copies, "
            "landing/suppressed/list.age or the file .erased beside the keys, before anything is taken in."
        )
    return frozenset(whole[start : start + SIZE] for start in range(0, len(whole), SIZE))
