"""The invented pair of countries as a real network: its directory, six partners with declarations, laptops and files.

Add here: something else that such a partner declares or does.
Keep out: how its export looks (noisy_forms.py), and who is met (noisy_people.py).

Each partner seals on a laptop of its own with the real tool. What lies at its source are sealed files, one a month.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml
from intake_files import attributes, put
from laptop import Laptop, laptop
from noisy_forms import FORMS, PERSONAL, SHARED, Line, export
from noisy_people import partner
from noisy_rows import Written
from own_network import own_network
from pipeline_home import Home

from warehouse import vault
from warehouse.contract.keying.second_keying import Keying, uid_digests
from warehouse.networks.demo.network import CITIES, FIRST_DAY, PARTNER, PARTNERS
from warehouse.sealing import export_columns
from warehouse.sealing.messages import phrase
from warehouse.sealing.reading import declared
from warehouse.sealing.seal import SIGNATURE
from warehouse.sealing.settings import load

RECIPE = "uic-own-name-1"
CODES = {
    "ua_dnipro": "p011", "ua_halych": "p012", "ua_more": "p013",
    "fi_north": "p021", "fi_lake": "p022", "fi_harbour": "p023",
}  # fmt: skip
BORDER = "fi_ua"
SCOPES = ("ua", "fi", BORDER)
_ZONES = {"UA": "Europe/Kyiv", "FI": "Europe/Helsinki"}
_AGREED = {"agreement_ref": "A-1", "dpia_ref": "D-1", "zone": "eu-north", "review_date": "2031-01-31", "demo": False}


@dataclass(frozen=True)
class Network:
    """A home, and beside it what partners have. `keys`: those that the partners of each scope share."""

    home: Home
    folder: Path
    keys: dict[str, bytes] = field(repr=False)

    def source(self, slug: str) -> Path:
        return self.folder / "sources" / CODES[slug]

    def laptop(self, slug: str) -> Laptop:
        return Laptop(self.folder / "laptops" / CODES[slug])

    def keys_of(self, slug: str) -> dict[str, bytes]:
        return {scope: self.keys[scope] for scope in (slug[:2], BORDER)}


def network(folder: Path) -> Network:
    """A home with keys, a network directory that says nothing of an invented network, and its partners."""
    made = Network(
        Home(folder / "home", folder / "keys.json"),
        folder,
        {scope: secrets.token_bytes(32) for scope in SCOPES},
    )
    own_network(made.home.path, is_invented=False)
    vault.init_demo(made.home.settings)  # keys of a test
    made.home.settings.partners.mkdir()
    for slug in CODES:
        _start(made, slug)
    return made


def _start(made: Network, slug: str) -> None:
    """The tool is set up at the partner; what it prints is the declaration that the coordinator takes."""
    made.source(slug).mkdir(parents=True)
    said, words = declaration(slug), FORMS[slug].columns
    own = laptop(
        made.laptop(slug).folder,
        said,
        {part: [words[part]] for part in PERSONAL},
        RECIPE,
        made.keys_of(slug),
        recipient=vault.load(made.home.settings).landing_recipient,
        birth_date_formats=[FORMS[slug].date_format],
    )
    settings = load(own.settings)
    found = export_columns.matching(declared(settings.declaration), settings.followed)
    sent: dict[Any, Any] = {key: value for key, value in found.model_dump(mode="json").items() if value is not None}
    sent |= {"booleans": found.booleans, "source": {"url": str(made.source(slug)), "pattern": "*.csv.age"}}
    (made.home.settings.partners / f"{CODES[slug]}.yaml").write_text(yaml.safe_dump(sent, allow_unicode=True), "utf-8")


def declaration(slug: str) -> dict[str, Any]:
    """What the partner's own export is like."""
    form, country = FORMS[slug], slug[:2].upper()
    cities = sorted(PARTNERS[PARTNER[slug]].lists)
    said = attributes(code=CODES[slug], alias=f"{country}-{CODES[slug][1:]}", country=country, **_AGREED)
    return said | {
        "language": form.language,
        "timezone": _ZONES[country],
        "may_be_named": True,
        "active_from": FIRST_DAY.isoformat(),
        "cities": cities,
        "source": {"url": "sealed", "pattern": "*.csv"},
        "file": {
            "format": "csv",
            "encoding": form.encoding,
            "delimiter": form.delimiter,
            "date_format": form.date_format,
        },
        "tokens": {"mode": "sealed", "recipe": RECIPE},
        "scopes": [slug[:2], BORDER],
        "columns": {name: [form.columns[name]] for name in SHARED},
        "separators": {},
        "booleans": {True: [form.given[0]], False: [form.given[1]]},
        "constants": {},
        "values": {
            "city": {form.city_words[city]: city for city in cities},
            "channel": {form.channel: "drop_in"},
            "settings": {form.setting: "street"},
            "gender": {word: gender for gender, word in form.gender_words.items() if word},
        },
    }


def send(made: Network, written: Written) -> int:
    """Every partner seals its months and puts them down. Gives back how many files there are."""
    months = defaultdict(list)
    for slug, line in _lines(written):
        months[slug, line.day.replace(day=1)].append(line)
    for (slug, month), lines in sorted(months.items()):
        _pack(made, slug, month, lines)
    return len(months)


def _lines(written: Written) -> Iterator[tuple[str, Line]]:
    meetings = written.meetings
    for at, (where, city) in enumerate(zip(meetings.partner.tolist(), meetings.city.tolist(), strict=True)):
        yield partner(where), Line(meetings.date(at), _uid(at), CITIES[city], at % 4 > 0, written.rows[at])


def _uid(at: int) -> str:
    """The partner's own number of a row."""
    return f"K{at}"


def _pack(made: Network, slug: str, month: date, lines: list[Line]) -> None:
    own = made.laptop(slug)
    data = export(FORMS[slug], lines)
    path = own.pack(f"export-{month:%Y-%m}.csv", data, phrase("yes", own.language))
    assert path is not None, own.told
    sent_at = datetime.combine(month + timedelta(days=40), time(8), UTC)  # early in the month after the next
    for sent in (path.with_name(path.name + SIGNATURE), path):
        put(made.source(slug), sent.name, sent.read_bytes(), sent_at)


def stored_uids(made: Network, written: Written) -> dict[str, int]:
    """How the warehouse knows each row: keyed on the laptop, and once more on arrival."""
    chain = Keying.of(vault.load(made.home.settings)).chain
    of_partner = defaultdict(list)
    for at, where in enumerate(written.meetings.partner.tolist()):
        of_partner[partner(where)].append(at)
    found = {}
    for slug, rows in of_partner.items():
        uids = pa.chunked_array([pa.array(map(_uid, rows), pa.string())])
        sent = export_columns._keyed(uids, CODES[slug], next(iter(made.keys_of(slug).values())))
        found |= dict(zip(uid_digests(chain, CODES[slug], sent).to_pylist(), rows, strict=True))
    return found
