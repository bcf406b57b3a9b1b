"""What restic says went wrong, as what a person can do about it.

Add here: another way in which restic, ssh or a store says it.
Keep out: its own words. They name files, and folders name partners.
"""

from warehouse.errors import ConfigError, CrossingsError, Locked, Sealed, SourceError

_UNREAD, _NONE, _LOCKED, _WRONG_KEY = 3, 10, 11, 12
_SKEWED = ("RequestTimeTooSkewed", "request time and the server's time is too large")
_FULL = ("no space left on device", "Disk quota exceeded", "XMinioStorageFull", "QuotaExceeded")
_REFUSED = (
    *("no credentials found", "Access Denied", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"),
    *("Permission denied (", "Host key verification failed"),
)
_AWAY = (
    *("connection refused", "no such host", "i/o timeout", "unable to start the sftp session", "connection lost"),
    *("context deadline exceeded", "no route to host", "connection reset", "Connection timed out", "broken pipe"),
    *("server misbehaving", "network is unreachable", "subprocess ssh exited", "ssh exited"),
)


class NoRepository(ConfigError):
    """There is nothing at the address yet, or it is not plugged in."""


def trouble(code: int, said: str) -> CrossingsError:
    """By the exit code of restic and its words; 0 for one that was still trying when time was up."""
    if any(words in said for words in _SKEWED):
        return SourceError(
            "The repository of backups refuses this machine because their clocks differ. Nothing was written. Set the "
            "clock of this machine (`timedatectl status` shows it), then run the same command again."
        )
    if any(words in said for words in _FULL):
        return CrossingsError(
            "The disk of the repository is full, or that of this machine. Snapshots that were whole before stay whole. "
            "Make room, then run the same command again: it goes on, and clears what was left half written."
        )
    if code == _UNREAD:
        return CrossingsError(
            "A file of the home could not be read, so this backup does not count. See whether the disk of this machine "
            "is failing (`dmesg`), then run the same command again."
        )
    if code == _NONE:
        return NoRepository(
            "There is no repository of backups where CROSSINGS_BACKUP_REPOSITORY points. Plug the disk in, or mend the "
            "address."
        )
    if code == _LOCKED:
        return Locked(
            "Another machine or process is at work in the repository of backups. Nothing was changed. Wait for it, "
            "then run the same command again. A lock that a machine has left behind ends by itself after half an hour."
        )
    if code == _WRONG_KEY:
        return Sealed(
            "The repository of backups is of another warehouse, or of other keys: it does not open. Nothing was "
            "changed. Bring the keys that belong to it with `crossings keys restore`, or name another repository."
        )
    if any(words in said for words in _REFUSED):
        return ConfigError(
            "The place of the backups does not let this machine in. Nothing was written. For S3 set AWS_ACCESS_KEY_ID "
            "and AWS_SECRET_ACCESS_KEY; for SFTP see that `ssh` to that account asks for nothing."
        )
    if not code or any(words in said for words in _AWAY):
        return _away()
    return CrossingsError(
        f"The repository of backups cannot be used (restic ended with {code}). If bytes in it are damaged, "
        "`crossings backup --check` says so; see the page Back up for what to do then."
    )


def _away() -> SourceError:
    return SourceError(
        "The repository of backups does not answer. Nothing was changed here or there. See that its machine runs and "
        "that this one reaches it, then run the same command again."
    )
