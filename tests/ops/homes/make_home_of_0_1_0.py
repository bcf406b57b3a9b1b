"""How `home-0.1.0.tar.xz` was made: a small invented network, taken in and released by the code of version 0.1.0.

    git worktree add --detach ../version-0.1.0 8caf77c        the last commit of that version
    cd ../version-0.1.0 && uv sync --locked --group pipeline
    PYTHONPATH=. .venv/bin/python -W ignore <this file> <an empty folder>

Add here: nothing; a home of another version has a script of its own.
Keep out: imports of this version. It runs in the tree and the environment of version 0.1.0 alone.
"""

import json
import lzma
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MONTHS = [f"2023-{month:02}" for month in range(1, 7)]
PARTNERS = {
    "p017": ("UA", "uk", "Europe/Kyiv", ["ua_kyiv", "ua_lviv"]),
    "p023": ("FI", "fi", "Europe/Helsinki", ["fi_helsinki", "fi_tampere"]),
}
AS_OF = "2023-12-10"
ROWS = 40
# What a run makes anew or writes down of itself. The working database is 42 MB that cannot be packed.
LEFT_OUT = {"dagster", "logs", "run", "extensions", "superset", "working"}


def declaration(code: str, folder: Path) -> dict[str, Any]:
    country, language, zone, cities = PARTNERS[code]
    return {
        "code": code,
        "alias": f"{country}-{code}",
        "country": country,
        "language": language,
        "timezone": zone,
        "demo": False,
        "safe_to_show": True,
        "active_from": "2022-01-01",
        "cities": cities,
        "scopes": [country.lower()],
        "agreement_ref": "A-1",
        "dpia_ref": "D-1",
        "zone": "eu-north",
        "review_date": "2031-01-31",
        "source": {"url": str(folder), "pattern": "*.csv"},
        "file": {"format": "csv", "encoding": "utf-8", "delimiter": ";", "date_format": "%d.%m.%Y"},
        "delivery": {"name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})\.\w+$", "refuse_above": 0.5},
        "tokens": {"mode": "unsealed", "recipe": "own-code-1"},
        "columns": {
            "contact_date": ["Day"],
            "source_uid": ["Number"],
            "city": ["City"],
            "channel": ["Channel"],
            "settings": ["Where"],
            "gender": ["Gender"],
            "age": ["Age"],
            "client_code": ["Code"],
            "svc_condoms": ["Condoms"],
        },
        "booleans": {True: ["yes"], False: [""]},
        "values": {
            "city": {},
            "channel": {"Street": "street_outreach"},
            "settings": {"Street": "street", "Sauna": "sauna"},
            "gender": {"F": "woman", "M": "man"},
        },
        "constants": {"origin_kind": "citizenship"},
    }


def lines(month: str, cities: list[str]) -> Iterator[str]:
    yield "Day;Number;City;Channel;Where;Gender;Age;Code;Condoms"
    for number in range(ROWS):
        day, city = f"{number % 28 + 1:02}.{month[5:]}.2023", cities[(number + int(month[5:])) % 2]
        where, gender = ("Street", "Sauna")[number % 2], "FM"[number % 9 == 0]
        yield f"{day};{month}-{number};{city};Street;{where};{gender};{20 + number % 20};person {number};yes"


def main(folder: Path) -> None:
    home, keys, sources = folder / "home", folder / "keys.json", folder / "sources"
    os.environ |= {"CROSSINGS_HOME": str(home), "CROSSINGS_KEYS_FILE": str(keys), "CROSSINGS_AS_OF": AS_OF}
    import yaml

    from warehouse import vault
    from warehouse.settings import settings

    vault.init_demo(settings())  # keys of a test
    (home / "partners").mkdir(parents=True, mode=0o700)
    for code, (_, _, _, cities) in PARTNERS.items():
        (sources / code).mkdir(parents=True)
        for month in MONTHS:
            (sources / code / f"export-{month}.csv").write_text(
                "\n".join(lines(month, cities)) + "\n", encoding="utf-8"
            )
        (home / "partners" / f"{code}.yaml").write_text(yaml.safe_dump(declaration(code, sources / code)))
    command = [sys.executable, "-W", "ignore", "-m", "dagster_project.cli"]
    subprocess.run([*command, "run"], check=True)
    for code in PARTNERS:
        said = declaration(code, Path("/srv/sources") / code)  # where they lie is nobody's business later
        (home / "partners" / f"{code}.yaml").write_text(yaml.safe_dump(said))
        subprocess.run([*command, "partner", "encrypt", code], check=True)
    facts = {"as_of": AS_OF, "partners": sorted(PARTNERS), "months": MONTHS, "rows": ROWS * len(MONTHS) * len(PARTNERS)}
    facts["release"] = (home / "published" / "current").resolve().name
    (folder / "facts.json").write_text(json.dumps(facts, indent=1) + "\n")
    with (
        lzma.open(folder / "home-0.1.0.tar.xz", "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for path in (home, keys):
            tar.add(path, path.name, filter=_anonymous)


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    parts = Path(entry.name).parts
    return None if len(parts) > 1 and parts[1] in LEFT_OUT else entry


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
