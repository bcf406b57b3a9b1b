"""What a failing step may say. Dagster stores exceptions with their text, and a text can quote a row.

Add here: another way for a step to fail with a message for people.
Keep out: catching errors so that a run goes on. A failed step stays failed.
"""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from warehouse import disk
from warehouse.errors import CrossingsError

ERROR_KIND = "crossings_error"
EXIT_CODE = "exit_code"


@contextmanager
def guarded() -> Iterator[None]:
    """Errors for people pass with their message and exit code, all others with their type and place alone."""
    try:
        with disk.told_when_full():
            yield
    except dg.Failure:
        raise
    except CrossingsError as error:
        raise dg.Failure(str(error), metadata={EXIT_CODE: error.exit_code}, allow_retries=False) from None
    except Exception as error:  # noqa: BLE001 - re-raised, without the text that may quote a row
        raise dg.Failure(f"{type(error).__name__} at {_place(error)}", metadata={EXIT_CODE: 1}) from None


def _place(error: Exception) -> str:
    """Where it happened, innermost first, in our own files only."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "site-packages" not in frame.filename]
    return " < ".join(f"{frame.filename.rsplit('/', 2)[-2]}/{frame.name}:{frame.lineno}" for frame in reversed(frames))
