"""Is this project ready for DuckDB 2? `make duckdb2` tries it on a copy of the demo network's home and says what stands
in the way.

    .venv            the locked environment: makes the home, and reads what came out
    .venv-duckdb2    the same with the newest DuckDB 2: opens the copy, builds and releases in it

Add here: another question that a change of the engine must answer.
Keep out: the product's code; what has to differ for a trial is in unsafe_cipher.py.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / room) for room in ("homes", "security", "contract/networks", "unit/intake")]

import byte_search  # noqa: E402 - the folders above hold them
from pipeline_home import Home  # noqa: E402
from published_digests import changed, digests  # noqa: E402
from shared_homes import copied, demo_network  # noqa: E402

ENVIRONMENT = ROOT / ".venv-duckdb2"
PYTHON = ENVIRONMENT / "bin" / "python"
KEPT = ROOT / "tests" / "contract" / "demo" / "published_digests.json"
RESULT = Path(__file__).with_name("result.json")
WRITE = """
import duckdb, sys
con = duckdb.connect()
con.execute(f"attach '{sys.argv[1]}' as probe (encryption_key 'probe', encryption_cipher 'GCM')")
con.execute("create table probe.t as select 1 as x")
"""
READ = """
from warehouse import database, vault
from warehouse.settings import settings
import duckdb
here = settings()
con = duckdb.connect()
con.execute(f"attach '{here.working_db}' as c (read_only, encryption_key '{vault.load(here).db_key}')")
print(con.execute("select count(*) from c.raw.contact").fetchone()[0])
"""
FORMAT = """
import duckdb, sys
duckdb.connect(sys.argv[1], read_only=True).execute("from published.pub_release").fetchall()
"""
UIDS = """
from warehouse import database, vault
from warehouse.settings import settings
here = settings()
with database.reader(here, vault.load(here)) as con:
    print(*(uid for (uid,) in con.execute("select distinct source_uid from raw.contact limit 2000").fetchall()))
"""


@dataclass(frozen=True)
class Answer:
    """`stands_in_the_way`: with this answer the pins cannot move."""

    question: str
    answer: str
    stands_in_the_way: bool = False


def main() -> int:
    version = _python("import duckdb; print(duckdb.__version__)").stdout.strip()
    with tempfile.TemporaryDirectory(prefix="crossings-duckdb2-") as folder:
        answers = list(_answers(version, Path(folder)))
    for one in answers:
        print(f"{'✗' if one.stands_in_the_way else '✓'} {one.question}: {one.answer}")
    blocked = [answer for answer in answers if answer.stands_in_the_way]
    told = f"{len(blocked)} things stand in the way of DuckDB {version}."
    print(told if blocked else f"Nothing stands in the way. Pins: duckdb=={version}, its httpfs of the same version.")
    kept = {
        "version": version,
        "tried_on": f"{datetime.now(UTC):%Y-%m-%d}",
        "answers": [vars(answer) for answer in answers],
    }
    RESULT.write_text(f"{json.dumps(kept, indent=1, ensure_ascii=False)}\n", encoding="utf-8")
    return 0


def _answers(version: str, folder: Path) -> Iterator[Answer]:
    yield _wheel(version)
    done = _python(WRITE, str(folder / "probe.duckdb"))
    why = done.stderr.strip().splitlines()[-1:] or [""]
    yield Answer(
        "an encrypted database is written with a cipher that DuckDB calls safe",
        "yes" if done.returncode == 0 else f"no: {why[0][:240]}",
        done.returncode != 0,
    )
    home = _copy(folder)
    (rows,) = home.rows("select count(*) from raw.contact")[0]
    done = _python(READ, home=home)
    is_read = done.stdout.strip() == str(rows)
    yield Answer("the working database of a home made by the locked version is read", _yes(is_read), not is_read)
    yield from _built(home)


def _wheel(version: str) -> Answer:
    """Its cipher comes with httpfs, of exactly the version of DuckDB, from the package registry."""
    asked = ["uv", "pip", "install", "--python", str(PYTHON), "--dry-run", f"duckdb-extension-httpfs=={version}"]
    is_there = subprocess.run(asked, capture_output=True, check=False).returncode == 0
    said = "yes" if is_there else f"no: there is no duckdb-extension-httpfs {version}"
    return Answer("OpenSSL's cipher is a package", said, not is_there)


def _copy(folder: Path) -> Home:
    copied("demo", demo_network, folder / "homes")
    return Home(folder / "homes" / "built", folder / "homes" / "keys.json")


def _built(home: Home) -> Iterator[Answer]:
    """With the unsafe cipher, where there is no other: what else would change."""
    shutil.copyfile(Path(__file__).with_name("unsafe_cipher.py"), _site_packages() / "sitecustomize.py")
    before = home.settings.current.resolve().name
    done = _crossings(home, "rebuild")
    is_built = done.returncode == 0
    last = (done.stdout.strip().splitlines() or [""])[-1][:200]
    said = "yes" if is_built else f"no, exit code {done.returncode}: {last}"
    yield Answer("the pipeline rebuilds and releases", said, not is_built)
    if not is_built:
        yield from _failed_models(home)
        return
    now = home.settings.current.resolve().name
    files = sorted(home.settings.current.glob("*/warehouse.duckdb"))
    readable = [file for file in files if _locked(FORMAT, str(file)) == 0]
    yield Answer(
        "published files can still be read by the locked version, which the dashboards use",
        f"{len(readable)} of {len(files)}",
        len(readable) < len(files),
    )
    if len(readable) == len(files):
        kept = json.loads(KEPT.read_text())
        others = changed(digests(home.settings.current), kept)
        tables = sum(map(len, kept.values()))
        said = f"{tables - len(others)} of {tables}, release {'the same' if before == now else 'of another name'}"
        yield Answer("published tables are equal, digest for digest", "; ".join([said, *others[:6]]), bool(others))
    yield _searched(home)


def _failed_models(home: Home) -> Iterator[Answer]:
    """What DuckDB says of each model that it does not build any more: rows are invented, so its words may be shown."""
    for path in home.settings.working.rglob("run_results.json"):
        for one in json.loads(path.read_text())["results"]:
            if one["status"] in ("error", "fail"):
                said = " ".join(str(one["message"]).split())[:300]
                yield Answer(f"{one['unique_id'].removeprefix('model.crossings.')} is built", f"no: {said}", True)


def _searched(home: Home) -> Answer:
    """Record numbers of partners, which must be readable nowhere."""
    done = _python(UIDS, home=home)
    uids = done.stdout.split()
    words = {f"record {at}": {uid.encode(), bytes.fromhex(uid)} for at, uid in enumerate(uids)}
    hits = byte_search.found([home.path], words, home.settings, None)
    places = sorted({str(name) for name, some in hits.items() if some})
    said = f"{len(uids)} record numbers looked for in every byte of the home: {len(places)} files hold one"
    return Answer("nothing readable is in the files", said, bool(places) or not uids)


def _crossings(home: Home, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [str(PYTHON), "-m", "dagster_project.cli", *arguments]
    return subprocess.run(
        command,
        env=home.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _python(code: str, *arguments: str, home: Home | None = None) -> "subprocess.CompletedProcess[str]":
    environment = home.environment if home else dict(os.environ)
    command = [str(PYTHON), "-W", "ignore", "-c", code, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def _locked(code: str, *arguments: str) -> int:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False).returncode


def _site_packages() -> Path:
    (found,) = ENVIRONMENT.glob("lib/python*/site-packages")
    return found


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


if __name__ == "__main__":
    sys.exit(main())
