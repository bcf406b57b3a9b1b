"""`make sbom`: what the program is made of, in CycloneDX 1.5: for each environment, and of Debian's packages.

    python .ci/sbom.py FOLDER DEBIAN_PACKAGE…

Versions and hashes are the lock's; licences are what the installed packages say of themselves. A list that does not
hold to the standard's own schema is not written.

Add here: another list. Keep out: which packages there are (pyproject.toml, Makefile), and their holes (audit.py).
"""

import json
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, PackageMetadata, distributions
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
# What runs in use: what only tests need is in no list.
ENVIRONMENTS = {
    "pipeline": (".venv", ("--group", "pipeline")),
    "dashboards": (".venv-dashboards", ("--no-default-groups", "--group", "dashboards")),
}
LONGEST = 60  # a longer "licence" is its whole text
Bom = dict[str, Any]


def main(folder: Path, debian: Sequence[str]) -> int:
    """Writes the lists, and says how many packages each has and how many of them name a licence."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {name: of_environment(ROOT / place, groups) for name, (place, groups) in ENVIRONMENTS.items()}
    made["debian"] = of_debian(debian)
    for name, bom in made.items():
        text = checked(bom)
        (folder / f"{name}.cdx.json").write_text(text, encoding="utf-8")
        components = bom["components"]
        licensed = sum("licenses" in one for one in components)
        print(f"{folder / name}.cdx.json: {len(components)} packages, {licensed} with their licence")
    return 0


def of_environment(place: Path, groups: Sequence[str]) -> Bom:
    command = ["uv", "export", "-q", "--locked", "--format", "cyclonedx1.5", *groups]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    bom: Bom = json.loads(done.stdout)
    said = _licences(place)
    for one in bom["components"]:
        if licence := said.get(canonicalize_name(one["name"])):
            one["licenses"] = [licence]
    return bom


def of_debian(names: Sequence[str]) -> Bom:
    """Debian's packages as they are installed here; apt has checked their signatures. Others are left out."""
    shape = "${db:Status-Abbrev}\t${Package}\t${Version}\t${Architecture}\n"
    done = subprocess.run(
        ["/usr/bin/dpkg-query", "-W", "-f", shape, *names], capture_output=True, text=True, check=False
    )
    components = []
    for line in done.stdout.splitlines():
        status, name, version, machine = line.split("\t")
        if status.startswith("ii"):
            purl = f"pkg:deb/debian/{name}@{version.replace(':', '%3A').replace('+', '%2B')}?arch={machine}"
            components.append({"type": "application", "name": name, "version": version, "purl": purl, "bom-ref": purl})
    head = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "serialNumber": f"urn:uuid:{uuid.uuid4()}"}
    return head | {"components": components}


def checked(bom: Bom) -> str:
    """As text. Raises ValueError where it does not hold to the schema, with the place alone."""
    text = json.dumps(bom, indent=1, ensure_ascii=False)
    if mistake := JsonStrictValidator(SchemaVersion.V1_5).validate_str(text):
        raise ValueError(f"This list is no CycloneDX 1.5: {getattr(mistake.data, 'json_path', '')}")
    return text


def _licences(place: Path) -> dict[str, dict[str, Any]]:
    found = {}
    for one in _installed(place):
        if said := _licence(one.metadata):
            found[canonicalize_name(one.metadata["Name"])] = said
    return found


def _installed(place: Path) -> Iterator[Distribution]:
    yield from distributions(path=[str(path) for path in place.glob("lib/python*/site-packages")])


def _licence(metadata: PackageMetadata) -> dict[str, Any] | None:
    """The expression where there is one, which is exact; else the short name, else what the classifiers say."""
    said = {name.lower(): value for name, value in metadata.items()}
    if expression := said.get("license-expression"):
        return {"expression": expression}
    classifiers = [value for name, value in metadata.items() if name == "Classifier" and value.startswith("License ::")]
    short = said.get("license", "").strip()
    named = short if 0 < len(short) <= LONGEST and "\n" not in short and short != "UNKNOWN" else ""
    name = named or " / ".join(value.rpartition(" :: ")[2] for value in classifiers)
    return {"license": {"name": name}} if name else None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
