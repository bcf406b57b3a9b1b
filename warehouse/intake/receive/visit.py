"""One receiving of a partner's files: what they share, and what is said of them beside their receipts.

Add here: something that is known only once all files were looked at.
Keep out: what is decided about one file (receive.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from warehouse.contract.findings import Receipt
from warehouse.contract.manifest import Manifest
from warehouse.intake.pull import SourceFile
from warehouse.intake.receive import repeated
from warehouse.intake.receive.deduplicate import Look

Tell = Callable[[str], None]


def unheard(_: str) -> None:
    """Where nobody listens."""


@dataclass(frozen=True)
class Visit:
    """What the files of one receiving share."""

    sealed_marks: Callable[[], set[str]]
    tell: Tell
    passed_over: list[tuple[SourceFile, Manifest]] = field(default_factory=list)  # known, with a version in their names

    def of_clock(self, receipt: Receipt | None, seen: Manifest) -> None:
        if receipt and seen.is_ahead:
            self.tell(
                f"{seen.partner_code}: the time of the file of delivery {receipt.delivery_id[:12]} lies in the future. "
                "The time at which it came was taken in its place. Ask the partner to set the clock of its server."
            )

    def of_copy(self, receipt: Receipt | None, seen: Manifest, look: Look) -> None:
        """Said once of each copy that changes nothing: its partner may think that something has changed."""
        if receipt is None and look.taken and repeated.is_copy(seen, look.deliveries[0]):
            self.tell(
                f"{seen.partner_code}: content of delivery {look.last.delivery_id[:12]} was sent again. "
                "It is known, nothing in it is new, and it was ignored. If it is to stand above a later correction, "
                "the partner sends it with a higher version in its name or manifest."
            )
