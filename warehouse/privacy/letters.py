"""Letters with the numbers of now: one that says more rows than its delivery has would tell that somebody was removed.

A letter itself holds counts, row numbers and rules, and nothing of a person.

Add here: another thing that is told to partners about their deliveries.
Keep out: what a letter says (warehouse/intake/letter*.py), and letters that have left the house.
"""

from collections.abc import Mapping

from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.landing import land
from warehouse.intake.letters import letter, letter_history
from warehouse.settings import Settings
from warehouse.vault import Vault


def retell(settings: Settings, vault: Vault, declared: Mapping[str, Declaration]) -> None:
    """Every letter of every partner, so that nobody sees from what was written whose deliveries were changed."""
    for partner in land.partners(settings):
        declaration = declared.get(partner)
        manifests = [
            land.read_manifest(settings, vault, partner, delivery_id)
            for delivery_id in sorted(land.landed(settings, partner))
        ]
        for manifest in manifests:
            text = letter.place(settings, manifest)
            if not text.exists():
                continue
            if declaration is None:
                # Nobody can write it anew, for want of words and language.
                for form in text.parent.glob(f"**/{text.name.removesuffix(letter.SUFFIX)}.*"):
                    form.unlink()
                continue
            letter.again(settings, vault, manifest, declaration, letter_history.among(manifest, manifests))
