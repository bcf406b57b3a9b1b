"""A file as it arrived, with what lay beside it; and by its name alone, whether it is a request about people.

Add here: another thing that comes with a file; another kind of file that is fetched and is no delivery.
Keep out: what is done with it (signed.py, unwrap.py).
"""

import re
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Arrived:
    """A file in memory, as it came.

    `must_be_sealed`: it lay in the drop folder, or its partner signs, and then only sealed files may come.
    `must_be_signed`: it is not opened without the partner's signature. `is_snapshot`: it is the state of an interface.
    `is_ahead`: its own time lay in the future. The others: what lay beside it.
    """

    data: bytes = field(repr=False)
    name: str = field(repr=False)
    modified_at: datetime
    must_be_sealed: bool = False
    manifest: bytes | None = None
    must_be_signed: bool = False
    signature: bytes | None = field(default=None, repr=False)
    manifest_signature: bytes | None = field(default=None, repr=False)
    is_snapshot: bool = False
    is_ahead: bool = False


# Random digits: the name says nothing of anybody.
_REQUEST = re.compile(r"request_[0-9a-f]{16}\.age")


def is_request(name: str) -> bool:
    return _REQUEST.fullmatch(name) is not None
