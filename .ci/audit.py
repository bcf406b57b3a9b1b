"""`make audit`: are there known holes in the packages of either environment? By pip-audit, over the lock.

    python .ci/audit.py                   0 nothing known · 1 holes · 3 NOT AUDITED
    python .ci/audit.py --where-possible  the same for `make check`, which a missing service does not stop

Silence of a service is no answer: before anything else it is asked of a package that is known to have a hole. A service
that does not know of that one knows of none, and then nothing was audited, which is said and never called a success.

Add here: another service. Keep out: the versions (uv.lock), and what is accepted (accepted_findings.yaml).
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = {
    "pipeline": ("--group", "pipeline", "--group", "dev", "--group", "browser", "--group", "docs"),
    "dashboards": ("--no-default-groups", "--group", "dashboards"),
}
SERVICES = ("pypi", "osv")
# A version with holes that every service has had for years.
CANARY = "urllib3==1.26.0"
LONGEST_DAYS = 180
CLEAN, HOLES, NOT_AUDITED = 0, 1, 3


@dataclass(frozen=True)
class Finding:
    package: str
    version: str
    id: str

    def __str__(self) -> str:
        return f"{self.package} {self.version}: {self.id}"


@dataclass(frozen=True)
class Audit:
    """What a service said of a list of packages. `unknown`: those that it could say nothing of."""

    known: int
    findings: list[Finding]
    unknown: list[str]


def main(arguments: Sequence[str]) -> int:
    """Says what came of it, and gives back the exit code."""
    is_optional = "--where-possible" in arguments
    service = next((one for one in SERVICES if _knows_the_canary(one)), None)
    if service is None:
        print(f"NOT AUDITED: none of the services {', '.join(SERVICES)} answers for {CANARY} from this machine.")
        return CLEAN if is_optional else NOT_AUDITED
    accepted, today = read_accepted(HERE / "accepted_findings.yaml"), datetime.now(UTC).date()
    code = CLEAN
    for name, groups in ENVIRONMENTS.items():
        lines, found = judged(asked(service, requirements(groups), 900), accepted, today)
        print(f"audit of {name} by {service}:", *lines, sep="\n  ")
        code = max(code, found)
    return CLEAN if is_optional and code == NOT_AUDITED else code


def judged(audit: Audit | None, accepted: dict[tuple[str, str], date], today: date) -> tuple[list[str], int]:
    """What is to be said of an audit, and how it ends. What was asked and not answered is never a success."""
    if audit is None or not audit.known:
        return ["NOT AUDITED: the service did not answer."], NOT_AUDITED
    lines = [f"{audit.known} packages audited"]
    holes = [one for one in audit.findings if accepted.get((one.package, one.id), date.min) < today]
    lines += [f"HOLE {one}" for one in holes]
    lines += [f"accepted until {accepted[one.package, one.id]}: {one}" for one in audit.findings if one not in holes]
    if audit.unknown:
        lines.append(f"NOT AUDITED: {', '.join(audit.unknown)}")
    return lines, HOLES if holes else NOT_AUDITED if audit.unknown else CLEAN


def read_accepted(path: Path) -> dict[tuple[str, str], date]:
    """Package and finding → the last day on which it is accepted. Raises ValueError for an entry that lacks a part."""
    found = {}
    for one in yaml.safe_load(path.read_text(encoding="utf-8"))["findings"]:
        if set(one) != {"id", "package", "why", "since", "until"} or not str(one["why"]).strip():
            raise ValueError(f"{path.name}: {one.get('id')} needs id, package, why, since and until, and nothing more.")
        if not 0 < (one["until"] - one["since"]).days <= LONGEST_DAYS:
            raise ValueError(f"{path.name}: {one['id']} may be accepted for at most {LONGEST_DAYS} days.")
        found[one["package"], one["id"]] = one["until"]
    return found


def requirements(groups: Sequence[str]) -> str:
    """The packages of one environment as the lock has them, with their hashes, for this kind of machine."""
    command = ["uv", "export", "-q", "--locked", "--no-emit-project", "--no-annotate", "--no-header", *groups]
    return subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=True).stdout


def asked(service: str, packages: str, seconds: float) -> Audit | None:
    """What a service knows of these packages. None where it did not answer in time or not at all."""
    tool = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    mirror = os.environ.get("OSV_URL") if service == "osv" else None
    command = [*tool, "--timeout", "5", "-s", service, *(["--osv-url", mirror] if mirror else [])]
    try:
        done = subprocess.run(
            [*command, "-f", "json", "-r", "/dev/stdin"],
            input=packages,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        said = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError):
        return None
    unknown = [str(one["name"]) for one in said if "skip_reason" in one]
    return Audit(len(said) - len(unknown), list(_findings(said)), unknown)


def _findings(said: list[dict[str, Any]]) -> Iterator[Finding]:
    for one in said:
        for hole in one.get("vulns", ()):
            yield Finding(one["name"], one["version"], hole["id"])


def _knows_the_canary(service: str) -> bool:
    answer = asked(service, CANARY, 20)
    return answer is not None and bool(answer.findings)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
