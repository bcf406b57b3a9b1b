"""One month of the soak: what partners and people do, in the order in which they do it, and the run.

Add here: what is done about a trouble of the plan.
Keep out: when it happens (soak_plan.py), and what must be true afterwards (soak_checks.py).

Each step is done once: a month that was stopped in the middle goes on.
"""

import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import yaml
from intake_files import put
from pipeline_home import Home, Ran
from soak_forms import declaration, file_bytes, file_name
from soak_network import commands, new_city
from soak_people import Person
from soak_plan import Partner, name
from soak_state import Record, Soak, sent_at
from soak_truth import Edition, edition, erased

from warehouse import vault
from warehouse.errors import ReleaseRefused
from warehouse.intake.landing import ledger

TIMEOUT = 3600
LOOKS = """
import time
from warehouse import database, vault
from warehouse.errors import CrossingsError
from warehouse.settings import settings
while True:
    try:
        with database.reader(settings(), vault.load(settings())) as con:
            con.execute("select count(*) from raw.contact").fetchall()
            print("looked", flush=True)
            time.sleep(0.5)
    except CrossingsError:
        pass  # no database yet
    time.sleep(0.3)
"""
SIG = ".sig"


def month(soak: Soak, step: int) -> Record:
    """Gives back what came, and what the run alone took."""
    home = soak.home(step)
    if step == 1:
        soak.once(1, "network", lambda: _declare_network(soak, home))
    if step == soak.plan.new_city_from:
        soak.once(step, "city", lambda: done(home, "network", *new_city()))
    for partner in soak.plan.partners:
        if partner.stops == step:
            soak.once(step, "stop", partial(done, home, "partner", "stop", partner.code, "--yes"))
    if step in soak.plan.erased:
        soak.once(step, "erase", lambda: _erase(soak, home, step))
    if step in soak.plan.rotated:
        soak.once(step, "rotate", lambda: done(home, "keys", "rotate", *soak.plan.rotated[step]))
    files = sending(soak, step)
    soak.once(step, "files", lambda: _send(soak, home, step, files))
    if step in soak.plan.restating:
        soak.once(step, "restate", lambda: done(home, "release", "restate"))
    if step in soak.plan.killed:
        soak.once(step, "killed", lambda: _kill(soak, home, step))
    if step in soak.plan.failing:
        soak.once(step, "failing", lambda: _fail(soak, home, step))
    before = used()
    with looking(home) if soak.plan.is_looked_at else nullcontext():
        done(home, "run")
    again = sum(1 for at in soak.plan.resent.values() if at == step)
    rows = sum(len(file.contacts) for file in files)
    return {"files": len(files) + again, "rows": rows, "run_cpu_seconds": round(used() - before, 1)}


def used() -> float:
    """CPU seconds of all programs that this one has started and that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def done(home: Home, *arguments: str) -> Ran:
    ran = home.crossings(*arguments, timeout=TIMEOUT)
    assert ran.code == 0, f"crossings {' '.join(arguments[:2])} ended with {ran.code}:\n{ran.text[-6000:]}"
    return ran


@contextmanager
def looking(home: Home) -> Iterator[None]:
    """Somebody reads the working database again and again, and holds it for half a second each time."""
    command = [sys.executable, "-W", "ignore", "-c", LOOKS]
    with subprocess.Popen(
        command, env=home.environment, cwd=home.root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as reader:
        try:
            yield
        finally:
            reader.kill()
        assert reader.stdout is not None
        assert reader.stdout.read().count("looked") > 5, "nobody looked while the run went on"


def sending(soak: Soak, step: int) -> list[Edition]:
    """Files of the month, late ones, changed ones, and the whole history of whoever begins to seal."""
    plan, found = soak.plan, []
    for partner in plan.partners:
        for of in range(1, step + 1):
            now = edition(plan, soak.world, partner, of, step)
            before = edition(plan, soak.world, partner, of, step - 1)
            if now and (before is None or (now.version, now.is_sealed) != (before.version, before.is_sealed)):
                found.append(now)
    return found


def _declare_network(soak: Soak, home: Home) -> None:
    shutil.rmtree(home.path, ignore_errors=True)  # of a soak that was stopped here
    home.keys_file.unlink(missing_ok=True)
    for command in commands(soak.plan):
        done(home, "network", *command)
    done(home, "keys", "init")


def _send(soak: Soak, home: Home, step: int, files: list[Edition]) -> None:
    """Declarations first: the tool of a partner asks for them."""
    for partner in soak.plan.partners:
        if partner.joins <= step and (partner.stops is None or step < partner.stops):
            _declare(soak, home, partner, step)
    for at, one in enumerate(files):
        _put(soak, one, step, at)
    for (code, of), at in soak.plan.resent.items():
        if at == step:
            _resend(soak, soak.plan.partner(code), of, step)


def _declare(soak: Soak, home: Home, partner: Partner, step: int) -> None:
    """Only where it says something new: each change of a declaration has a price."""
    (soak.sources / partner.code).mkdir(parents=True, exist_ok=True)
    said = declaration(soak.plan, partner, step, soak.sources)
    if partner.is_sealing(step):
        laptop = soak.laptop(partner)
        laptop.ready(step, vault.load(home.settings).landing_recipient)
        said = laptop.declaration()
    text = yaml.safe_dump(said, allow_unicode=True)
    kept = soak.folder / "declared" / f"{partner.code}.yaml"
    if kept.exists() and kept.read_text("utf-8") == text:
        return
    home.settings.partners.mkdir(exist_ok=True)
    for path in home.settings.partners.glob(f"{partner.code}.yaml*"):
        path.unlink()
    (home.settings.partners / kept.name).write_text(text, "utf-8")
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(text, "utf-8")


def _put(soak: Soak, one: Edition, step: int, at: int) -> None:
    folder, when = soak.sources / one.partner.code, sent_at(step, at)
    if not one.is_sealed:
        file = file_name(one.partner, name(one.month), one.version)
        put(folder, file, file_bytes(one.partner, one.contacts, step), when)
        return
    path = soak.laptop(one.partner).packed(one.contacts, one.month, one.version, step)
    for made in (path.with_name(path.name + SIG), path):
        put(folder, made.name, made.read_bytes(), when)


def _resend(soak: Soak, partner: Partner, of: int, step: int) -> None:
    """The same bytes: under another name, or, where the name is signed, at another time."""
    for path in _sent(soak.sources / partner.code, partner, of, step):
        same = path.name if partner.is_sealing(step) else f"copy-{path.name}"
        put(path.parent, same, path.read_bytes(), sent_at(step, 600))


def _sent(folder: Path, partner: Partner, of: int, step: int) -> Iterator[Path]:
    yield from sorted(folder.glob(f"{name(of)}-01_*" if partner.is_sealing(step) else f"export-{name(of)}*"))


def _erase(soak: Soak, home: Home, step: int) -> None:
    partner = soak.plan.partner(soak.plan.erased[step])
    number = erased(soak.plan, soak.world, step)[step]
    request = soak.laptop(partner).request(_person(soak, number))
    is_later = () if step in soak.plan.erased_at_once else ("--no-build",)
    done(home, "erase", str(request), *is_later)


def _person(soak: Soak, number: int) -> Person:
    return next(
        contact.person
        for contacts in soak.world.contacts.values()
        for contact in contacts
        if contact.person.number == number
    )


def _kill(soak: Soak, home: Home, step: int) -> None:
    word = soak.plan.killed[step]
    assert home.kill_when_it_says(word, "run"), f"the run never said {word}"


def _fail(soak: Soak, home: Home, step: int) -> None:
    """Letters of one partner cannot be written: an error of ours. Nothing closes, and people see what they saw."""
    code = soak.plan.failing[step]
    letters = home.settings.letters / code
    aside = letters.with_name(f"{code}.aside")
    before = _shown(home)
    letters.rename(aside)
    letters.touch()
    ran = home.crossings("run", timeout=TIMEOUT)
    letters.unlink()
    aside.rename(letters)
    assert ran.code == ReleaseRefused.exit_code, ran.text[-6000:]
    today = datetime.now(UTC).date()
    assert f"Files of {code} (since {today}) could not be taken in because of an error of ours" in ran.text
    assert _shown(home) == before


def _shown(home: Home) -> tuple[str, int]:
    """The release that people see, and how many cells have closed."""
    keys = vault.load(home.settings)
    return home.settings.current.resolve().name, ledger.read(ledger.path(home.settings), keys).cells.num_rows
