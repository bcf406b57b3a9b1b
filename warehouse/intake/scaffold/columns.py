"""Which column feeds what: known headers, what a person says of the others, and one column for each field.

Add here: a rule by which one column is preferred to another.
Keep out: what is below the headers (codes.py), and lists of words (vocabulary.py).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import pyarrow as pa

from warehouse.contract import contact_fields
from warehouse.contract.gate import identifiers
from warehouse.contract.gate.identifiers import IDENTIFYING_HEADERS, promises_a_person
from warehouse.errors import ConfigError
from warehouse.intake.scaffold.ask import SKIP, Answers, Question
from warehouse.intake.scaffold.codes import looks_like, of_age
from warehouse.intake.scaffold.sample import Sample
from warehouse.intake.scaffold.vocabulary import headers, key, services, words
from warehouse.networks import home

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


@dataclass
class Columns:
    """Where everything stands, by position."""

    fields: dict[str, int] = field(default_factory=dict)
    choices: dict[str, dict[str, int]] = field(default_factory=dict)
    ticks: dict[str, int] = field(default_factory=dict)  # services and needs written into one cell
    scopes: list[str] = field(default_factory=list)
    identifying: list[int] = field(default_factory=list)
    of_sealing: list[int] = field(default_factory=list)  # of these, names and birth dates: codes are made of them
    unread: list[int] = field(default_factory=list)


def assigned(sample: Sample, answers: Answers, root: Path) -> Columns:
    """The columns of a sample. Unknown ones are asked about, unless they are empty."""
    targets = [_target(sample, position, answers, root) for position in range(len(sample.headers))]
    targets = list(_without_rivals(targets))
    columns = Columns()
    for position, target in enumerate(targets):
        _put(columns, position, target)
    for name in [name for name in columns.choices if name in columns.fields]:
        # A form tool writes such answers twice: together, and one by one.
        columns.unread.append(columns.fields.pop(name))
    for prefix in [prefix for prefix in columns.ticks if any(name.startswith(prefix) for name in columns.fields)]:
        columns.unread.append(columns.ticks.pop(prefix))
    columns.unread.sort()
    columns.of_sealing = [at for at in columns.identifying if is_part_of_codes(sample.headers[at])]
    return columns


def _target(sample: Sample, position: int, answers: Answers, root: Path) -> Target:
    name, header = sample.name(position), sample.headers[position]
    target = _by_content(recognised(header, root), sample, position, root)
    if target.kind == "identifying":
        return target
    if isinstance(answer := answers.said("columns", name) or answers.said("columns", header), str):
        return _chosen(answer, name)
    if target.kind != "unknown":
        return target
    texts = sample.texts(position)
    if not texts or not header:
        return Target("skipped")
    if _holds_persons(texts):
        return Target("identifying")
    choices = (*sorted(contact_fields.FIELDS), TICKS, SKIP)
    hint = looks_like(texts, root)
    text = f"Column {name}, «{header}»: which field is it" + (f" (its words look like {hint})" if hint else "")
    answers.ask(Question(("columns", name), text, choices, SKIP))
    return target


def _chosen(answer: str, name: str) -> Target:
    """A person's word goes before what we take a header for."""
    if (target := answered(answer)) is None:
        what = "a field of the contact contract, settings=CODE, finds_clients=CODE, services or skip"
        raise ConfigError(f"The answer columns.{name} is none of them: {what}.")
    return replace(target, rank=-1)


def _by_content(target: Target, sample: Sample, position: int, root: Path) -> Target:
    """One word heads ages and groups of ages; what stands below tells them apart."""
    if target.kind == "field" and target.field in ("age", "age_band"):
        return replace(target, field=of_age(target.field, sample.texts(position), root))
    return target


def _holds_persons(texts: list[str]) -> bool:
    array = pa.array(texts, pa.string())
    return any(detector.hits(array) for detector in identifiers.detectors(frozenset(home.in_force().countries)))


def _without_rivals(targets: list[Target]) -> Iterator[Target]:
    """Of several columns for one field the best stays; the moment of a form only where no column says the day."""
    best: dict[tuple[str, str], int] = {}
    for target in targets:
        if target.kind in ("field", "choice"):
            place = target.field, target.code
            best[place] = min(best.get(place, target.rank), target.rank)
    taken: set[tuple[str, str]] = set()
    for target in targets:
        place = target.field, target.code
        if target.kind == "fallback":
            yield Target("field", target.field) if place not in best and place not in taken else Target("skipped")
            taken.add(place)
        elif target.kind in ("field", "choice"):
            yield target if target.rank == best[place] and place not in taken else Target("skipped")
            taken |= {place} if target.rank == best[place] else set()
        else:
            yield target


def _put(columns: Columns, position: int, target: Target) -> None:
    if target.kind == "field":
        columns.fields[target.field] = position
    elif target.kind == "choice":
        columns.choices.setdefault(target.field, {})[target.code] = position
    elif target.kind == "ticks":
        columns.ticks.setdefault(target.field or "svc_", position)
    elif target.kind == "token":
        columns.scopes = list(dict.fromkeys([*columns.scopes, target.field]))
    else:
        (columns.identifying if target.kind == "identifying" else columns.unread).append(position)


def positions(columns: Columns) -> Mapping[str, list[int]]:
    """Every yes-or-no column by what it feeds."""
    single = {name: [at] for name, at in columns.fields.items() if name in contact_fields.BOOLEANS or name == "link_ok"}
    return single | {name: list(choices.values()) for name, choices in columns.choices.items()}


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
