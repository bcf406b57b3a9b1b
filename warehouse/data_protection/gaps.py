"""What nobody has said and a document needs: marked where it is missing, and told with the way to say it.

Add here: another thing that the law asks for and a network may not have declared.
Keep out: answers. A gap is closed by a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.data_protection.facts import Facts
from warehouse.networks.network import Processing

MARK = "**TO FILL IN**"
_BLOCK = "`processing` in network.yaml"
# Key of `processing` → what is missing, as people say it.
_SAID = {
    "controller": "who decides about purposes and means (the controller), with its address",
    "contact": "where people and authorities reach the controller",
    "officer": "the data protection officer, or the sentence that there is none and why",
    "joint_controllers": "whether the partners decide together with the network (Art. 26), and the arrangement",
    "legal_basis": "the legal basis of Art. 6, for each country",
    "special_basis": "the exception of Art. 9 (2) for data about health and sex life, and the law behind Art. 10",
    "necessity": "why the purposes cannot be reached with less data",
    "lawyer": "which lawyer has read this, for which country",
    "authority": "the data protection authority, and whether it was asked before (Art. 36)",
    "consulted": "how the views of sex workers were heard (Art. 35 (9)), or why not",
}


@dataclass(frozen=True)
class Gap:
    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.what}: {self.where}"


def said(facts: Facts, key: str) -> str:
    """What the network says, or the mark with what is missing."""
    value = getattr(facts.network.about.processing or Processing(), key)
    return str(value) if value else f"{MARK}: {_SAID[key]}"


def transfer(facts: Facts, country: str) -> str:
    """What allows data of, or to, a third country: what the network says of it, and nothing else."""
    processing = facts.network.about.processing or Processing()
    return (
        processing.transfers.get(country)
        or f"{MARK}: what allows it (GDPR, Art. 45, 46 or 49); the network says nothing"
    )


def gaps(facts: Facts) -> list[Gap]:
    return [*_of_the_block(facts), *_of_fields(facts), *_of_partners(facts), *_of_settings(facts)]


def _of_the_block(facts: Facts) -> Iterator[Gap]:
    processing = facts.network.about.processing or Processing()
    for key, what in _SAID.items():
        if not getattr(processing, key):
            yield Gap(what, f"write `{key}` under {_BLOCK}")
    for country in facts.third_countries:
        if country not in processing.transfers:
            yield Gap(f"what allows transfers that concern {country}", f"write it under `transfers` of {_BLOCK}")


def _of_fields(facts: Facts) -> Iterator[Gap]:
    for group in facts.fields:
        if group.purpose is None:
            yield Gap(f"what the field {group.fields[0]} is for", "add it to warehouse/data_protection/fields.yaml")


def _of_partners(facts: Facts) -> Iterator[Gap]:
    if facts.partners.declared is None:
        yield Gap("how many partners seal, and their agreements", "run it again where the keys are")
        return
    real = [one for one in facts.partners.declared if not one.demo]
    for key, what in (("agreement_ref", "agreement"), ("dpia_ref", "assessment"), ("review_date", "day of review")):
        if count := sum(not getattr(one, key) for one in real):
            yield Gap(f"{what} of {count} partner(s)", f"write `{key}` into their declarations")
    if count := sum(one.review_date is not None and one.review_date < facts.on for one in real):
        yield Gap(f"agreements of {count} partner(s) whose day of review is over", "look at them, and write a new day")


def _of_settings(facts: Facts) -> Iterator[Gap]:
    if facts.keys_on_same_disk:
        yield Gap("a place of the keys apart from the data", "point CROSSINGS_KEYS_FILE to another disk")
    if not facts.settings.behind_tls:
        yield Gap(
            "whether the dashboards are reached by TLS", "set CROSSINGS_BEHIND_TLS=1 behind a proxy that speaks it"
        )
