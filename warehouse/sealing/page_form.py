"""A form as a browser sends it, taken apart in memory. (What Python brings along for it writes large files to disk.)

Add here: nothing.
Keep out: whether the form may do anything (page.py).
"""

import re
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import parse_qs

from warehouse.sealing.page_parts import FILE, TOKEN

_NAME = re.compile(rb'\bname="([^"]*)"')
_FILE_NAME = re.compile(rb'\bfilename="([^"]*)"')


@dataclass(frozen=True)
class Form:
    """`repr` shows nothing: a file's name may hold a person's."""

    token: str = field(repr=False)
    name: str = field(default="", repr=False)
    data: bytes = field(default=b"", repr=False)


def form_of(body: bytes, content_type: str) -> Form | None:
    """None for what no page of ours sends."""
    said = Message()
    said["Content-Type"] = content_type
    if said.get_content_type() == "application/x-www-form-urlencoded":
        return Form(parse_qs(body.decode("ascii", "replace")).get(TOKEN, [""])[0])
    boundary = said.get_boundary()
    if said.get_content_type() != "multipart/form-data" or not boundary:
        return None
    return _of_parts(body, b"--" + boundary.encode())


def _of_parts(body: bytes, mark: bytes) -> Form | None:
    """The boundary is chosen by the browser so that it does not stand in the file."""
    token, name, data = "", "", b""
    for part in body.split(mark)[1:-1]:
        head, gap, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        which = _NAME.search(head)
        if not gap or which is None:
            return None
        content = content.removesuffix(b"\r\n")
        if which[1].decode() == TOKEN:
            token = content.decode("ascii", "replace")
        elif which[1].decode() == FILE:
            found = _FILE_NAME.search(head)
            name, data = found[1].decode("utf-8", "replace") if found else "", content
    return Form(token, name, data)
