"""A partner's own last deliveries, to put beside this one. From landing alone, and from nobody else's.

Add here: another number of the partner's own that it should see over time.
Keep out: other partners, refused deliveries, and spans of another length: half a month is no month.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from warehouse.contract.findings import Span
from warehouse.contract.keying import copies
from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

SHOWN = 6
ENOUGH = 3  # fewer say little of what is usual


@dataclass(frozen=True)
class Told:
    """What one delivery said of one span."""

    first: date
    last: date
    rows: int
    persons: int | None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @staticmethod
    def of(manifest: Manifest) -> "Told | None":
        if manifest.status == "refused" or manifest.span_start is None or manifest.span_end is None:
            return None
        return Told(manifest.span_start, manifest.span_end, manifest.rows_accepted, manifest.persons_by_code)


@dataclass(frozen=True)
class Difference:
    """One number that is far from its mean: `what` is rows or persons."""

    what: str
    share: float
    usual: int


class Earlier(list[Told]):
    """Spans before this one, oldest first."""

    replaced: int | None = None  # rows of the deliveries that this one takes the place of


def earlier(settings: Settings, vault: Vault, manifest: Manifest) -> Earlier:
    """Up to six spans of about the same length just before this one, oldest first. The winner of each span counts."""
    return among(manifest, _others(settings, vault, manifest))


def _others(settings: Settings, vault: Vault, manifest: Manifest) -> list[Manifest]:
    """The partner's other deliveries."""
    others = sorted(land.landed(settings, manifest.partner_code) - {manifest.delivery_id})
    return [land.read_manifest(settings, vault, manifest.partner_code, delivery_id) for delivery_id in others]


def among(manifest: Manifest, others: Iterable[Manifest]) -> Earlier:
    """The same of manifests that are read already."""
    others = list(others)
    found = Earlier(_before(manifest, others))
    found.replaced = replaced(manifest, others)
    return found


def _before(manifest: Manifest, others: Iterable[Manifest]) -> list[Told]:
    now = Told.of(manifest)
    if now is None:
        return []
    best: dict[tuple[date, date], Manifest] = {}
    for other in others:
        past = Told.of(other)
        if past and other.delivery_id != manifest.delivery_id and _is_comparable(past, now):
            span = (past.first, past.last)
            best[span] = max(best.get(span, other), other, key=lambda each: each.rank)
    return [past for span in sorted(best)[-SHOWN:] if (past := Told.of(best[span]))]


def usual_rows(settings: Settings, vault: Vault, manifest: Manifest) -> float | None:
    """How many rows to expect: as many as what this delivery replaces has, or the mean of the spans before it."""
    manifests = _others(settings, vault, manifest)
    replaced = [each for each in manifests if each.status != "refused" and each.declared == manifest.declared]
    if replaced:
        return max(replaced, key=lambda each: each.rank).rows_accepted
    before = [past.rows for past in _before(manifest, manifests)]
    return sum(before) / len(before) if len(before) >= ENOUGH else None


def usual_alike(settings: Settings, vault: Vault, manifest: Manifest) -> float | None:
    """Which share of the contacts with a code agreed with another one, in up to six deliveries before this one."""
    past = [
        each
        for each in _others(settings, vault, manifest)
        if each.status != "refused" and each.reduced_before is None and each.span_end and manifest.span_start
        if each.span_end < manifest.span_start
    ]
    last = sorted(past, key=lambda each: each.span_end or manifest.source_at.date())[-SHOWN:]
    if len(last) < ENOUGH:
        return None
    counted = [copies.alike(land.read_rows(settings, vault, each.partner_code, each.delivery_id)) for each in last]
    return sum(len(alike) for alike, _ in counted) / max(1, sum(coded for _, coded in counted))


def rows_replaced(settings: Settings, vault: Vault, manifest: Manifest) -> float | None:
    """How many rows of earlier deliveries this one takes the place of. None where there are none such deliveries."""
    return replaced(manifest, _others(settings, vault, manifest))


def replaced(manifest: Manifest, others: Iterable[Manifest]) -> int | None:
    """The same of manifests that are read already. Of several deliveries of the same days the highest one counts.

    Of two with one version and one time their digests decide: a letter that said which one won would depend on the
    bytes of the file, and so on a person who was erased since.
    """
    best: dict[Span, Manifest] = {}
    for other in others:
        span = _span(other)
        is_below = other.status != "refused" and other.rank[:2] < manifest.rank[:2]
        if span and is_below and _is_within(span, _span(manifest)):
            best[span] = max(best.get(span, other), other, key=lambda each: each.rank)
    rows = [each.rows_accepted for span, each in best.items() if not any(_is_part(span, whole) for whole in best)]
    return sum(rows) if rows else None


def _span(manifest: Manifest) -> Span | None:
    return (manifest.span_start, manifest.span_end) if manifest.span_start and manifest.span_end else None


def _is_within(span: Span, whole: Span | None) -> bool:
    return whole is not None and whole[0] <= span[0] and span[1] <= whole[1]


def _is_part(span: Span, whole: Span) -> bool:
    return span != whole and _is_within(span, whole)


def _is_comparable(past: Told, now: Told) -> bool:
    just_before = past.last < now.first and (now.first - past.first).days <= (SHOWN + 0.5) * now.days
    return just_before and abs(past.days - now.days) <= now.days // 8  # 28 and 31 days are both a month


def differences(now: Told, before: Sequence[Told]) -> Iterator[Difference]:
    """Where this delivery is more than a third above or below the mean of those before."""
    for what in ("rows", "persons"):
        values = [value for past in before if (value := getattr(past, what)) is not None]
        value = getattr(now, what)
        usual = sum(values) / len(values) if len(values) >= ENOUGH else 0
        if value is not None and usual and 3 * abs(value - usual) > usual:
            yield Difference(what, (value - usual) / usual, round(usual))
