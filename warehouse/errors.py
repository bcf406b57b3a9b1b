"""Errors for people: what happened, where, which rule, how to mend it.

    CrossingsError            exit code 1
    ├── ConfigError           2  a declaration or a setting is wrong
    ├── SourceError           3  a partner's source cannot be reached
    ├── DeliveryRefused       4  a delivery was refused
    ├── Locked                5  another process is writing
    ├── Sealed                6  the keys are missing: the warehouse stays sealed
    ├── ReleaseRefused        7  a release did not pass its checks
    └── NeedsSomebody         8  the doctor found something that must be done now; it is told, and not raised

Add here: a new class only where the command line needs another exit code.
Keep out: errors for developers (let those be exceptions with a traceback), and any value from a data row.
"""


class CrossingsError(Exception):
    """Shown to people as it is: one paragraph, no traceback. `exit_code` becomes the command's."""

    exit_code = 1


class ConfigError(CrossingsError):
    exit_code = 2


class SourceError(CrossingsError):
    exit_code = 3


class DeliveryRefused(CrossingsError):
    exit_code = 4


class Locked(CrossingsError):
    exit_code = 5


class Sealed(CrossingsError):
    exit_code = 6


class ReleaseRefused(CrossingsError):
    exit_code = 7


class NeedsSomebody(CrossingsError):
    exit_code = 8
