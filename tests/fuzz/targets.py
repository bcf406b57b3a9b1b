"""Everything that reads a file of somebody else, as one function each: bytes in, what people would be told out.

Add here: another reader of files from outside. Keep out: good files (good_files.py) and limits (withstand.py).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import archives
import good_files
import pyrage
from intake_files import KEYING, MARCH, THEN, declaration
from mutations import OF_BYTES, OF_MARKUP, OF_TEXT, Mutation, several

from warehouse import vault
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import span_manifest
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.prepare import Prepared, prepare, unpacked
from warehouse.intake.scaffold import draft, look
from warehouse.keys import escrow
from warehouse.networks.home import DEMO
from warehouse.privacy import subject_request
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.verdict import signed
from warehouse.verdict.signed import DISCLOSURE, EXPECTATIONS, Outcome, Verdict

DAY = date(2024, 2, 20)
WORKBOOK = {"date_format": "%d.%m.%Y"}
OWN = pyrage.x25519.Identity.generate()


@dataclass(frozen=True)
class Target:
    """`examples`: how many are tried every day; a workbook is opened by a child and costs most."""

    name: str
    good: bytes
    damaged: Mutation
    told: Callable[[bytes], str]
    examples: int = 100


def every(place: Settings, keyring: Vault, folder: Path) -> list[Target]:
    """`place` is a home with keys whose key file may be removed; `folder` is for files that readers take by a path."""
    return [*_text_files(), *_workbooks(), *_envelopes(), *_sealed_files(place, keyring, folder)]


def _delivery(partner: Declaration, name: str = MARCH) -> Callable[[bytes], str]:
    """From bytes to accepted rows; what is told of it is its manifest. A fault of our own is raised again as one."""

    def told(data: bytes) -> str:
        opened = unpacked(Arrived(data, name, THEN), partner, [OWN])
        outcome = opened if isinstance(opened, Prepared) else prepare(opened, partner, DEMO, KEYING)
        faults = [problem.detail for problem in outcome.manifest.problems if problem.rule == "internal_error"]
        if faults:
            raise AssertionError(f"internal_error: {faults}")
        return outcome.manifest.to_json().decode()

    return told


def _by(*kinds: tuple[Mutation, ...]) -> Mutation:
    pooled = tuple(one for kind in kinds for one in kind)
    return lambda data, by: several(data, by, pooled)


def _text_files() -> list[Target]:
    text, records = _by(OF_BYTES, OF_TEXT, OF_TEXT), _by(OF_BYTES, OF_MARKUP, OF_MARKUP)
    quoting = declaration(file={**declaration().file.model_dump(exclude_none=True), "quote": '"'})
    kobo = declaration(
        file={"format": "json", "layout": "kobo", "repeats": {"person": "rows"}, "date_format": "%Y-%m-%d"},
        columns=good_files.LAYOUT,
        separators={"settings": " "},
    )
    event = {"contact_date": ["occurredAt"], "source_uid": ["event"], "city": ["Город"]}
    event |= {"channel": ["Форма работы"], "gender": ["Пол"]}
    changes: dict[str, Any] = {"columns": event, "separators": {}, "tokens": {"mode": "none"}}
    of_json = declaration(file={"format": "json", "layout": "dhis2"}, **changes)
    of_csv = declaration(file={"format": "csv", "layout": "dhis2", "encoding": "utf-8", "delimiter": ","}, **changes)
    return [
        Target("CSV", good_files.csv_file(), text, _delivery(declaration()), 150),
        Target("CSV in quotation marks", good_files.quoted(), text, _delivery(quoting), 80),
        Target("KoboToolbox, JSON", good_files.kobo_json(), records, _delivery(kobo), 80),
        Target("DHIS2, JSON", good_files.dhis2_json(), records, _delivery(of_json), 60),
        Target("DHIS2, CSV", good_files.dhis2_csv(), text, _delivery(of_csv), 60),
        Target("sample of a new partner", good_files.csv_file(), text, _sample, 30),
    ]


def _sample(data: bytes) -> str:
    """Words of a sample are shown to the person who declares its partner, so nothing is looked for in what is told."""
    draft(look(data), {}, "sample.csv", DEMO)
    return ""


def _workbooks() -> list[Target]:
    def of(kind: str) -> Callable[[bytes], str]:
        return _delivery(declaration(file={"format": kind, **WORKBOOK}), f"export-2023-03.{kind}")

    return [
        Target("XLSX", good_files.xlsx(), _sometimes(_of_archive, archives.with_a_bomb, 0.1), of("xlsx"), 40),
        Target("ODS", good_files.ods(), _sometimes(_of_archive, archives.with_a_bomb, 0.1), of("ods"), 25),
        Target("XLS", good_files.xls(), _by(OF_BYTES), of("xls"), 25),
    ]


def _of_archive(data: bytes, by: Random) -> bytes:
    return by.choice(archives.OF_ARCHIVES)(data, by)


def _sometimes(usual: Mutation, rare: Mutation, share: float) -> Mutation:
    return lambda data, by: (rare if by.random() < share else usual)(data, by)


def _envelopes() -> list[Target]:
    read = _delivery(declaration())
    packed = _sometimes(archives.wrapped, archives.gzip_bomb, 0.1)
    manifest = b'{"start": "2023-03-01", "end": "2023-03-15", "version": 2}'
    return [
        Target("age", good_files.csv_file(), _sealed, read, 50),
        Target("zip and gzip", good_files.csv_file(), packed, read, 50),
        Target(
            "manifest", manifest, _by(OF_BYTES, OF_MARKUP), lambda data: str(span_manifest.declared(data, "x")), 200
        ),
    ]


def _sealed(data: bytes, by: Random) -> bytes:
    """For the warehouse's key: damaged before it was sealed, and often after it, too."""
    damaged = several(data, by, (*OF_BYTES, *OF_TEXT))
    sealed = bytes(pyrage.encrypt(damaged, [OWN.to_public()], armored=by.random() < 0.5))
    return sealed if by.random() < 0.4 else several(sealed, by, OF_BYTES)


def _sealed_files(place: Settings, keyring: Vault, folder: Path) -> list[Target]:
    token = sha256(b"person").hexdigest()
    request = {"version": 1, "kind": "withdraw", "partner_code": "ru_test"}
    request |= {"persons": [{"t1_ru_full": token, "t1_fi_ru_full": token}]}
    holders = [pyrage.x25519.Identity.generate() for _ in range(2)]
    for number, one in enumerate(holders):
        (folder / f"holder{number}").write_text(f"{one}\n")
    keys = json.dumps(vault.found_keys(place)).encode()
    outcomes = tuple(Outcome(one, True, datetime(2024, 3, 1, tzinfo=UTC), "a") for one in (EXPECTATIONS, DISCLOSURE))
    verdict = Verdict("2024-02-20-aaa", "d" * 64, outcomes)
    signed.write(place, verdict, keyring.verdict_key)
    inside = _by(OF_BYTES, OF_MARKUP, OF_MARKUP)
    return [
        Target("request", json.dumps(request).encode(), inside, _request(place, keyring, folder), 40),
        Target("escrow", keys, inside, _escrow(place, folder, holders), 150),
        Target(
            "verdict", signed.path(place, verdict.release).read_bytes(), inside, _verdict(place, keyring, verdict), 300
        ),
    ]


def _request(place: Settings, keyring: Vault, folder: Path) -> Callable[[bytes], str]:
    """A stranger can seal anything for the warehouse: its public key is no secret."""
    path, recipient = (
        folder / "request_0123456789abcdef.age",
        pyrage.x25519.Recipient.from_str(keyring.landing_recipient),
    )

    def told(data: bytes) -> str:
        path.write_bytes(bytes(pyrage.encrypt(data, [recipient])))
        return repr(subject_request.read(place, keyring, {"ru_test": declaration()}, path, "withdraw"))

    return told


def _escrow(place: Settings, folder: Path, holders: list[Any]) -> Callable[[bytes], str]:
    path = folder / "keys.escrow"

    def told(data: bytes) -> str:
        inner = bytes(pyrage.encrypt(data, [holders[0].to_public()]))
        outer = bytes(pyrage.encrypt(inner, [holders[1].to_public()], armored=True))
        path.write_bytes(f"{escrow.FIRST_LINE}\ndate: {DAY}\nsha256: {sha256(outer).hexdigest()}\n".encode() + outer)
        place.keys_file.unlink(missing_ok=True)
        return str(escrow.restore(place, path, [folder / "holder0", folder / "holder1"]))

    return told


def _verdict(place: Settings, keyring: Vault, written: Verdict) -> Callable[[bytes], str]:
    def told(data: bytes) -> str:
        signed.path(place, written.release).write_bytes(data)
        found = signed.read(place, written.release, keyring.verdict_key.public_key())
        assert found in (None, written), "a verdict that nobody signed"
        return ""

    return told
