"""A small server on this computer that takes aggregate numbers as DHIS2 documents it: /api/dataValueSets, DXF2.

Zeros are left out unless the data element says that they mean something; what is deleted goes; a code that it does not
know is refused, and said in the answer. What was never sent stays as it is.

Add here: another rule of DHIS2 that a package could break.
Keep out: assertions, and any code of the warehouse: it reads what comes as a stranger does.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = "127.0.0.1"
Key = tuple[str, str, str, str]  # data element, period, organisation unit, category options


@dataclass
class Dhis2:
    """What it holds, and the codes that it knows. `combos`: code of a combination → its options like `SEX=F`."""

    elements: Mapping[str, bool]  # code → whether a zero means something
    org_units: set[str]
    combos: Mapping[str, str]
    values: dict[Key, str] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    address: str = ""

    def take_json(self, body: bytes) -> None:
        said = json.loads(body)
        for one in said["dataValues"]:
            combo = one.get("categoryOptionCombo", "")
            if combo and combo not in self.combos:
                self.conflicts.append(f"no combination {combo}")
                continue
            key = (one["dataElement"], one["period"], one["orgUnit"], self.combos.get(combo, ""))
            self._take(key, one.get("value"), deletes=one.get("deleted") is True)

    def _take(self, key: Key, value: str | None, *, deletes: bool) -> None:
        element, _, unit, _ = key
        if element not in self.elements or unit not in self.org_units:
            self.conflicts.append(f"no such code: {element} or {unit}")
            return
        if deletes:
            self.values.pop(key, None)
            return
        try:
            number = Decimal(value or "")
        except InvalidOperation:
            self.conflicts.append(f"no number for {element}")
            return
        if number or self.elements[element]:
            self.values[key] = str(value)


class _Door(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        where = urlsplit(self.path)
        held: Dhis2 = self.server.held  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        before = len(held.conflicts)
        if where.path != "/api/dataValueSets" or self.headers["Content-Type"] != "application/json":
            self.send_error(404)
            return
        held.take_json(body)
        answer = json.dumps({"conflicts": held.conflicts[before:]}).encode()
        self.send_response(409 if len(held.conflicts) > before else 200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: Any) -> None:
        """Nothing is told."""


@contextmanager
def running(held: Dhis2) -> Iterator[Dhis2]:
    with ThreadingHTTPServer((LOOPBACK, 0), _Door) as server:
        server.held = held  # type: ignore[attr-defined]
        held.address = f"http://{LOOPBACK}:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield held
        finally:
            server.shutdown()
            thread.join()
