"""The laptops of the partners that seal: the real tool, with each partner's own form and the network's keys.

Add here: something else that a partner does with the tool.
Keep out: what is in a file (soak_forms.py), and when it is sent (soak_month.py).
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from laptop import Laptop, laptop
from soak_forms import PERSONAL, declaration, file_bytes, file_name, form
from soak_people import RECIPE, Contact, Person
from soak_plan import Partner, Plan, name

from warehouse import yaml_text
from warehouse.sealing import requests
from warehouse.sealing.export_columns import matching
from warehouse.sealing.messages import phrase
from warehouse.sealing.reading import declared
from warehouse.sealing.settings import load
from warehouse.tokens import recipe

Written = dict[str, Any]


class Sealed:
    """One partner's laptop. What the tool asks is answered with yes."""

    def __init__(self, plan: Plan, partner: Partner, folder: Path, sources: Path) -> None:
        self.plan, self.partner, self.sources = plan, partner, sources
        self.laptop = Laptop(folder)

    def ready(self, step: int, recipient: str) -> None:
        """The form and the warehouse's public key as they are in this step."""
        its = declaration(self.plan, self.partner, step, self.sources)
        if not self.laptop.settings.exists():
            words = form(self.partner, step)
            keys = {scope: _network_key(self.plan, scope) for scope in self.partner.scopes}
            headers = {part: [words.headers[part]] for part in PERSONAL}
            formats = [words.date_format]
            laptop(self.laptop.folder, its, headers, RECIPE.name, keys, birth_date_formats=formats)
        ours, settings = self.laptop.folder / "ours.yaml", self.laptop.settings
        before = yaml_text.read(ours.read_text("utf-8"))
        kept = {key: before[key] for key in ("tokens", "signing_key")}
        ours.write_text(yaml.safe_dump(its | kept, allow_unicode=True), "utf-8")
        said = yaml_text.read(settings.read_text("utf-8"))
        said["sealing"]["recipient"] = recipient
        settings.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")

    def declaration(self) -> Written:
        """What the tool prints for the coordinator, with the public half of the signing key."""
        settings = load(self.laptop.settings)
        found = matching(declared(settings.declaration), settings.followed)
        said: Written = found.model_dump(mode="json")
        said["source"] = {"url": str(self.sources / self.partner.code), "pattern": "*.csv.age"}
        return {key: value for key, value in said.items() if value is not None} | {"booleans": found.booleans}

    def packed(self, contacts: Sequence[Contact], month: int, version: int, step: int) -> Path:
        data = file_bytes(self.partner, contacts, step)
        path = self.laptop.pack(file_name(self.partner, name(month), version), data, self._yes)
        assert path is not None, self.laptop.told
        return path

    def request(self, person: Person) -> Path:
        """The person asks this partner to be erased; both answers to each question are the same."""
        who = person.identity
        names = person.named(self.partner.script)
        typed = (
            *(names[part] for part in ("mother", "father", "own")),
            recipe.SEX_DIGITS[who.gender],
            f"{who.born:%Y-%m-%d}",
        )
        answers = iter([answer for answer in typed for _ in range(2)])
        path = requests.request(
            requests.WITHDRAW, self.laptop.settings, self.laptop.out, None, self.laptop.shown.append,
            lambda _: self._yes, lambda _: next(answers),
        )  # fmt: skip
        assert path is not None, self.laptop.told
        return path

    @property
    def _yes(self) -> str:
        return phrase("yes", self.laptop.language)


def _network_key(plan: Plan, scope: str) -> bytes:
    """Of an invented network, so that it may be known to all."""
    return hashlib.sha256(f"network key of the soak {plan.seed} {scope}".encode()).digest()
