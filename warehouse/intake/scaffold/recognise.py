"""Which thing of the contract a header names, as far as we know the words. What nobody knows is asked.

Add here: another way in which headers are built of known words.
Keep out: the words (known_headers.yaml), and what is in the columns (propose.py, codes.py).
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from warehouse.contract import contact_fields
from warehouse.contract.gate.identifiers import IDENTIFYING_HEADERS, promises_a_person
from warehouse.intake.scaffold.vocabulary import headers, key, services, words

TICKS = "services"  # how answers call a column of several services
Kind = Literal["field", "choice", "ticks", "token", "fallback", "technical", "identifying", "skipped", "unknown"]
_TOKEN = re.compile(r"^t1_([a-z_]+)_(full|m[1-4])$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[\[(].*?[\])]\s*$")
_GROUPED, _BY_LAST = 50, 100  # ranks: the whole header says more than its last part


@dataclass(frozen=True)
class Target:
    """What a column feeds. Of two columns for one field, the lower rank is the better one."""

    kind: Kind
    field: str = ""
    code: str = ""
    rank: int = 0


def answered(answer: str) -> Target | None:
    """What a person says a column is: a field, `settings=street`, `services` or `skip`."""
    field, _, code = answer.strip().partition("=")
    if code:
        return Target("choice", field, code) if code in contact_fields.SETS.get(field, ()) else None
    if field == TICKS:
        return Target("ticks")
    if field == "skip":
        return Target("skipped")
    return Target("field", field) if field in contact_fields.FIELDS else None


def recognised(header: str, root: Path) -> Target:
    """What we take a header for."""
    if match := _TOKEN.match(header.strip()):
        return Target("token", match[1].lower(), match[2].lower())
    known, folded = headers(), key(header)
    if identifies(header):
        return Target("identifying")
    for text in (folded, key(_ASIDE.sub("", header))):
        if text in known.fields:
            return Target("field", *_field(known.fields[text]))
    if folded in known.fallbacks:
        return Target("fallback", known.fallbacks[folded])
    if folded in known.technical or (folded.startswith("_") and not folded.strip("_")):
        return Target("technical")
    if known.groups.get(folded, "").endswith("_"):
        return Target("ticks", known.groups[folded])
    return _by_parts(header, root)


def identifies(header: str) -> bool:
    """Whether a header promises a person's particulars, whole or in its last part."""
    return promises_a_person(header) or key(header.rsplit("/", 1)[-1]) in IDENTIFYING_HEADERS


def is_part_of_codes(header: str) -> bool:
    """Whether a header that identifies is one of a name or a birth date, of which sealing makes codes."""
    return any(part in key(header) for part in headers().parts_of_codes)


def _field(field_and_rank: tuple[str, int]) -> tuple[str, str, int]:
    return field_and_rank[0], "", field_and_rank[1]


def _by_parts(header: str, root: Path) -> Target:
    """`services/condoms`, `Место работы / улица`: the last part names a thing, those before it a kind of things."""
    *above, last = [part.strip() for part in re.split(r"/|:\s", header)]
    known = headers()
    for part in reversed(above):
        if (group := known.groups.get(key(part))) and (target := _in_group(group, last, root)):
            return target
    if above and key(last) in known.fields:
        field, rank = known.fields[key(last)]
        return Target("field", field, rank=rank + _BY_LAST)
    return Target("technical" if above and key(last) in known.technical else "unknown")


def _in_group(group: str, last: str, root: Path) -> Target | None:
    if group in contact_fields.SETS:
        code = words(group, root).get(key(last))
        return Target("choice", group, code, _GROUPED) if code else None
    if group == "referral_":
        field_and_rank = headers().fields.get(key(f"referral {last}"))
        return Target("field", field_and_rank[0], rank=_GROUPED) if field_and_rank else None
    named = services().get(key(last), f"svc_{last.strip().lower()}").removeprefix("svc_")
    field = f"{group}{named}"
    return Target("field", field, rank=_GROUPED) if field in contact_fields.FIELDS else None
