"""The computer: versions, disk, clock, permissions, ports, telemetry, swap and core dumps, and the certificate.

Add here: another thing of the machine that must be right, with its line in examine.py.
Keep out: partners, releases and people (rooms.py, people.py), and changing anything.
"""

import os
import re
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import yaml
from cryptography import x509

from dagster_project import processes, room_for_a_run, web_services
from dagster_project.doctor import stores
from dagster_project.doctor.case import Case, Finding, Level, note, now, soon, well
from dagster_project.room_for_a_run import REMEDY, SPARE, size
from dashboards import serve, state
from warehouse.release import journal, steps
from warehouse.settings import variable

PYTHON = (3, 11)
_LOCKED = re.compile(r'^\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"', re.MULTILINE)
_ENVIRONMENTS = {"pipeline": ".venv", "dashboards": ".venv-dashboards"}


def versions(case: Case) -> Iterator[Finding]:
    if sys.version_info[:2] != PYTHON:
        present, wanted = (".".join(map(str, version)) for version in (sys.version_info[:2], PYTHON))
        yield soon(
            "python", f"This is Python {present}, not {wanted}.", sys.executable, f"Install Python {wanted}: make up"
        )
    locked = _locked((case.settings.root / "uv.lock").read_text(encoding="utf-8"))
    for name, folder in _ENVIRONMENTS.items():
        yield _environment_of(name, case.settings.root / folder, locked)
    yield from _superset_store(case)


def _environment_of(name: str, folder: Path, locked: dict[str, set[str]]) -> Finding:
    installed = _installed(folder)
    if not installed:
        return soon(f"{name}_missing", f"The environment of the {name} is not installed.", folder.name, "make up")
    strange = sorted(each for each, version in installed.items() if each in locked and version not in locked[each])
    if strange:
        what = f"{len(strange)} libraries of the {name} are not those of the lock: {', '.join(strange[:5])}"
        return now(f"{name}_not_locked", f"{what}{' …' * (len(strange) > 5)}.", folder.name, "make up")
    return well(name, f"The libraries of the {name} are those of the lock.")


def _superset_store(case: Case) -> Iterator[Finding]:
    """A store that was migrated for other libraries works until it does not."""
    stamp = state.stamp_file(case.settings)
    if stamp.exists() and stamp.read_text().split()[:1] != [state.lock_hash()]:
        yield soon("store_of_before", "Superset's store was made for other libraries.", "superset", "crossings up")


def _locked(text: str) -> dict[str, set[str]]:
    """Versions by name; some libraries have one for each environment."""
    versions: dict[str, set[str]] = {}
    for name, version in _LOCKED.findall(text):
        versions.setdefault(name, set()).add(version)
    return versions


def _installed(folder: Path) -> dict[str, str]:
    """By the names of folders: to read what is in them would take a second."""
    folders = folder.glob("lib/python3*/site-packages/*.dist-info")
    parts = [path.name.removesuffix(".dist-info").rpartition("-") for path in folders]
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, _, version in parts}


_LEAST_SHARE = 0.1
_FEW_FILES = 10_000


def disk(case: Case) -> Iterator[Finding]:
    room = room_for_a_run.disk(case.settings)
    rotation = room.database + size(case.settings.landing) + SPARE
    yield judged_disk(room.free, room.total, run=room.needed, rotation=rotation)
    files = os.statvfs(room.place)
    if files.f_files and files.f_favail < _FEW_FILES:
        yield Finding(
            Level.SOON, "few_files", f"The disk can hold only {files.f_favail} more files.", str(room.place), REMEDY
        )


def judged_disk(free: int, total: int, *, run: int, rotation: int) -> Finding:
    figures = {"disk_free_bytes": free, "disk_total_bytes": total, "disk_needed_bytes": run}
    free_room, run_room, rotation_room = map(room_for_a_run.said, (free, run, rotation))
    words = f"{free_room} free; the next run needs about {run_room}, a change of keys {rotation_room}"
    if free < run:
        return Finding(Level.NOW, "full", f"The disk is nearly full: {words}.", "home", REMEDY, figures=figures)
    if free < max(rotation, int(total * _LEAST_SHARE)):
        return Finding(Level.SOON, "little", f"Little room: {words}.", "home", REMEDY, figures=figures)
    return Finding(Level.WELL, "room", f"{words}.", figures=figures)


_BEFORE_US = date(2026, 1, 1)
_TOLERANCE = timedelta(minutes=10)
_SET_CLOCK = "Set the clock and let it be kept: timedatectl set-ntp true"


def clock(case: Case) -> Iterator[Finding]:
    signs = list(_clock_signs(case))
    yield from signs or [well("right", "The clock shows no sign of being wrong.")]


def _clock_signs(case: Case) -> Iterator[Finding]:
    if case.at.date() < _BEFORE_US:
        yield now(
            "long_ago", f"The clock says {case.at:%Y-%m-%d}, before this program was written.", "clock", _SET_CLOCK
        )
    if ahead := [what for what, moment in _written(case) if moment > case.at + _TOLERANCE]:
        what = f"The clock is behind what was written already: {', '.join(ahead)}."
        yield now("behind", what, "clock", f"{_SET_CLOCK}. If it is right now and was ahead then: crossings run")
    if case.is_real and variable("as_of") in case.environment:
        yield soon(
            "day_is_fixed", "The day of releases is fixed by CROSSINGS_AS_OF, in a real network.", "environment",
            "Unset CROSSINGS_AS_OF where the pipeline runs.",
        )  # fmt: skip
    skew = stores.skew(case.settings, case.at)
    if skew is not None and abs(skew) > _TOLERANCE:
        what = f"The clock differs from the database server's by {abs(skew).total_seconds() / 60:.0f} minutes."
        yield now("differs", what, "clock", _SET_CLOCK)
    systemd = case.path("run/systemd")
    if (systemd / "timesync").is_dir() and not (systemd / "timesync" / "synchronized").exists():
        yield soon("not_kept", "The system keeps time by a server, and has not reached one.", "clock", _SET_CLOCK)


def _written(case: Case) -> Iterator[tuple[str, datetime]]:
    """Moments that lie in the past, if the clock is right."""
    here = case.settings
    for step in journal.flips(here)[-1:]:
        yield "the last step of a release", step.at
    # Not the newest name on disk: a release of a clock that was ahead stays there after the clock was set right.
    if case.is_real and (name := steps.shown(here)):
        yield "the day of a release", datetime.fromisoformat(name[:10]).replace(tzinfo=UTC)
    for what, path in (("the working database", here.working_db), ("the folder of deliveries", here.landing)):
        if path.exists():
            yield what, datetime.fromtimestamp(path.stat().st_mtime, UTC)


_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def permissions(case: Case) -> Iterator[Finding]:
    home = case.settings.home
    if not home.exists():
        return
    if home.stat().st_mode & _OTHERS:
        yield Finding(
            Level.NOW, "home_open", "Other accounts of this computer can look into the home.", "home",
            f"chmod 700 {home}",
        )  # fmt: skip
    strangers, opened = 0, 0
    for path in _all(home):
        about = path.lstat()
        strangers += about.st_uid != case.user
        opened += bool(about.st_mode & _OTHERS) and not stat.S_ISLNK(about.st_mode)
    if opened and not home.stat().st_mode & _OTHERS:
        yield soon("open", f"{opened} files or folders in the home are open to others.", "home", f"chmod -R go= {home}")
    if strangers:
        what = f"{strangers} files in the home belong to another account: somebody ran a command as another user."
        yield soon("other_owner", what, "home", f"chown -R $(stat -c %U {home}) {home}, as root")
    if not opened and not strangers:
        yield well("closed", "The home is for its owner alone.")


def _all(home: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(home):
        for name in (*folders, *names):
            path = Path(here, name)
            if path.exists() or path.is_symlink():
                yield path


_LISTENS = "0A"
_STORES = {5432: "PostgreSQL", 6379: "Redis"}


def ports(case: Case) -> Iterator[Finding]:
    here = case.settings
    outside = {port for port, address in listening(case) if not address.is_loopback}
    if here.dagster_port in outside:
        yield now(
            "pipeline_outside", "The pipeline's pages, which know no password, answer to other computers.",
            f"port {here.dagster_port}", "crossings down, then crossings up; stop whatever else listens there",
        )  # fmt: skip
    is_opened = here.host not in ("127.0.0.1", "::1", "localhost")
    if here.superset_port in outside and not is_opened:
        yield now(
            "dashboards_outside", "Something answers to other computers where the dashboards should be.",
            f"port {here.superset_port}", "crossings down, then crossings up; stop whatever else listens there",
        )  # fmt: skip
    if is_opened and not here.behind_tls:
        yield now(
            "passwords_in_clear", "The dashboards are open to other computers without TLS: passwords travel in clear.",
            "CROSSINGS_HOST", "Unset CROSSINGS_HOST, put a proxy with TLS before it, and set CROSSINGS_BEHIND_TLS=1",
        )  # fmt: skip
    elif is_opened:
        yield soon(
            "around_the_proxy", "The dashboards can be reached around the proxy.", "CROSSINGS_HOST",
            "Unset CROSSINGS_HOST: the proxy reaches them on loopback",
        )  # fmt: skip
    for port in sorted(outside & _STORES.keys()):
        yield soon(
            "store_outside", f"{_STORES[port]} of this computer answers to other computers.", f"port {port}",
            "Let it listen on 127.0.0.1 alone",
        )  # fmt: skip
    if not outside & {here.dagster_port, here.superset_port} and not is_opened:
        yield well("inside", "Dashboards and pipeline answer to this computer alone.")


def listening(case: Case) -> Iterator[tuple[int, IPv4Address | IPv6Address]]:
    """Every port that something listens on, and the address."""
    for name in ("tcp", "tcp6"):
        table = case.path(f"proc/net/{name}")
        for line in table.read_text().splitlines()[1:] if table.exists() else ():
            fields = line.split()
            if fields[3] == _LISTENS:
                address, _, port = fields[1].partition(":")
                yield int(port, 16), _address(address)


def _address(written: str) -> IPv4Address | IPv6Address:
    """As the kernel writes it: words of four bytes, each turned round."""
    words = [bytes.fromhex(written[at : at + 8])[::-1] for at in range(0, len(written), 8)]
    packed = b"".join(words)
    if len(packed) == 4:
        return IPv4Address(packed)
    whole = IPv6Address(packed)
    return whole.ipv4_mapped or whole


_ON = {"1", "true", "yes", "on"}
# A variable that would switch it on again, whatever our files say.
_VARIABLES = {
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "dbt",
    "GX_ANALYTICS_ENABLED": "Great Expectations",
    "SCARF_ANALYTICS": "Superset",
}


def telemetry(case: Case) -> Iterator[Finding]:
    reports = [*_by_variable(case), *_dagster(case), *_dbt(case), *_superset(case)]
    yield from reports or [well("off", "Dagster, dbt, Great Expectations and Superset tell their makers nothing.")]


def _by_variable(case: Case) -> Iterator[Finding]:
    for name, whose in _VARIABLES.items():
        if case.environment.get(name, "").lower() in _ON:
            yield now("variable", f"{name} tells {whose} to report to its makers.", "environment", f"unset {name}")


def _dagster(case: Case) -> Iterator[Finding]:
    file = case.settings.dagster / "dagster.yaml"
    if file.exists() and _read(file.read_text()).get("telemetry") != {"enabled": False}:
        yield now("dagster", "Dagster reports to its makers.", "dagster/dagster.yaml", "crossings down, crossings up")


def _dbt(case: Case) -> Iterator[Finding]:
    flags = _read((case.settings.dbt_project / "dbt_project.yml").read_text(encoding="utf-8")).get("flags")
    if not isinstance(flags, dict) or flags.get("send_anonymous_usage_stats") is not False:
        yield now("dbt", "dbt reports to its makers.", "dbt/dbt_project.yml", "git checkout dbt/dbt_project.yml")


def _superset(case: Case) -> Iterator[Finding]:
    if serve.environment(case.settings).get("SCARF_ANALYTICS") != "false":
        yield now("superset", "Superset reports to its makers.", "dashboards/serve.py", "git checkout dashboards")


def _read(text: str) -> dict[str, object]:
    read = yaml.safe_load(text)
    return read if isinstance(read, dict) else {}


_CORE = "Max core file size"


def memory(case: Case) -> Iterator[Finding]:
    leaks = [*swap(case), *_core_dumps(case)]
    yield from leaks or [well("not_written", "No memory reaches the disk unencrypted.")]


def swap(case: Case) -> Iterator[Finding]:
    table = case.path("proc/swaps")
    lines = table.read_text().splitlines()[1:] if table.exists() else []
    if any(not _is_safe_swap(case, line.split()[0]) for line in lines if line.strip()):
        yield Finding(
            Level.SOON if case.is_real else Level.NOTE, "swap",
            "Memory with keys and deliveries can be swapped to a disk that is not encrypted.", "/proc/swaps",
            "swapoff -a and take it out of /etc/fstab; or encrypt it; or use zram",
        )  # fmt: skip


def _is_safe_swap(case: Case, device: str) -> bool:
    name = device.rpartition("/")[2]
    kind = case.path(f"sys/block/{name}/dm/uuid")
    return name.startswith("zram") or (kind.exists() and kind.read_text().startswith("CRYPT"))


def _core_dumps(case: Case) -> Iterator[Finding]:
    for name in web_services.ALL:
        pid = processes.running(case.settings, name)
        limits = case.path(f"proc/{pid}/limits")
        if pid is None or not limits.exists():
            continue
        (core,) = [line for line in limits.read_text().splitlines() if line.startswith(_CORE)]
        if core.removeprefix(_CORE).split()[0] not in ("0", "1"):
            yield Finding(
                Level.SOON, "core_dumps", f"A crash of {name} would write its memory to the disk.", name,
                "crossings down, then crossings up; as a service: LimitCORE=0",
            )  # fmt: skip


_CERTIFICATE_SOON_DAYS, _CERTIFICATE_NOW_DAYS = 30, 7
_RENEW = "Renew it, and let the proxy read it again: systemctl reload nginx"


def certificate(case: Case) -> Iterator[Finding]:
    path = case.settings.certificate
    if path is None:
        if case.settings.behind_tls:
            remedy = "Set CROSSINGS_CERTIFICATE to its path"
            yield note("not_named", "No certificate is named, so nobody looks when it ends.", "environment", remedy)
        return
    try:
        read = x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError):
        yield now(
            "unreadable", "The certificate cannot be read.", "CROSSINGS_CERTIFICATE",
            "Let CROSSINGS_CERTIFICATE name the PEM file, and let this account read it",
        )  # fmt: skip
        return
    yield judged_certificate(-case.age_days(read.not_valid_after_utc))


def judged_certificate(days: float) -> Finding:
    level = Level.NOW if days < _CERTIFICATE_NOW_DAYS else Level.SOON if days < _CERTIFICATE_SOON_DAYS else Level.WELL
    code = {Level.NOW: "ends_now", Level.SOON: "ends_soon", Level.WELL: "valid"}[level]
    what = f"The certificate ends in {days:.0f} days." if days >= 0 else f"The certificate ended {-days:.0f} days ago."
    remedy = "" if level is Level.WELL else _RENEW
    return Finding(level, code, what, "CROSSINGS_CERTIFICATE", remedy, figures={"certificate_days": days})
