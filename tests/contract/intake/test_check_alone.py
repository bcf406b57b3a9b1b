"""`crossings check` on a partner's own laptop: no keys, no database, and nothing written but what is asked."""

import os
import subprocess
import sys
from pathlib import Path

import pyrage
import pytest
import yaml
from intake_files import attributes, csv_bytes, declaration, row
from own_network import own_network

from warehouse import yaml_text
from warehouse.intake.letters import letter
from warehouse.intake.receive.receive import dry_run
from warehouse.networks.home import DEMO
from warehouse.sealing import keys
from warehouse.settings import PROJECT_ROOT

CANARY = "Канарейка7"


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    """A file and a declaration; an empty home of the person; nothing else."""
    (tmp_path / "person").mkdir()
    (tmp_path / "export-2023-03.csv").write_bytes(csv_bytes([row(1), row(2, Город=CANARY)]))
    declared = attributes(
        language="uk",
        demo=False,
        agreement_ref="a",
        dpia_ref="d",
        zone="EU",
        review_date="2030-01-01",
        signing_key="QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=",
    )
    (tmp_path / "ours.yaml").write_text(yaml.safe_dump(declared, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return tmp_path


def check(laptop: Path, *arguments: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(laptop / "person"),
        "CROSSINGS_HOME": str(home or laptop / "read only" / "not there"),
        "COLUMNS": "4000",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "dagster_project.cli", "check", *arguments],
        env=environment,
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def everything(laptop: Path) -> set[str]:
    return {str(path.relative_to(laptop)) for path in laptop.rglob("*")}


def test_a_dry_run_needs_no_keys_and_no_home_and_writes_nothing(laptop: Path) -> None:
    (laptop / "read only").mkdir(mode=0o500)
    before = everything(laptop)
    done = check(laptop, str(laptop / "export-2023-03.csv"), "--declaration", str(laptop / "ours.yaml"))
    assert (done.returncode, done.stderr) == (0, "")
    manifest = dry_run(laptop / "export-2023-03.csv", declaration(language="uk"), DEMO)
    assert done.stdout.strip() == letter.compose(manifest, declaration(language="uk")).strip()
    assert "Отримано 2 рядки." in done.stdout
    assert CANARY not in done.stdout
    assert everything(laptop) == before


def test_the_letter_is_written_where_it_is_asked_for_and_nowhere_else(laptop: Path) -> None:
    before = everything(laptop)
    wanted = ["--html", str(laptop / "letter.html"), "--xlsx", str(laptop / "letter.xlsx")]
    done = check(
        laptop,
        str(laptop / "export-2023-03.csv"),
        "--partner",
        "ru_test",
        "--declaration",
        str(laptop / "ours.yaml"),
        *wanted,
    )
    assert done.returncode == 0
    assert everything(laptop) - before == {"letter.html", "letter.xlsx"}
    assert '<html lang="uk">' in (laptop / "letter.html").read_text(encoding="utf-8")
    assert (laptop / "letter.xlsx").read_bytes().startswith(b"PK")


def test_a_file_that_would_be_refused_ends_with_four(laptop: Path) -> None:
    (laptop / "export-2023-03.csv").write_bytes(csv_bytes([row(2, Город=CANARY)]))
    done = check(laptop, str(laptop / "export-2023-03.csv"), "--declaration", str(laptop / "ours.yaml"))
    assert done.returncode == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say whose file it is"),
        (["--partner", "p017", "--declaration", "ours.yaml"], "not of 'p017'"),
        (["--declaration", "broken.yaml"], "mistake(s) in broken.yaml"),
        (["--declaration", "no.yaml"], "cannot be read as YAML"),
        (["--declaration", "ours.yaml", "--html", "nowhere/letter.html"], "cannot be written"),
    ],
)
def test_what_was_asked_wrongly_is_explained_and_ends_with_two(laptop: Path, arguments: list[str], said: str) -> None:
    (laptop / "broken.yaml").write_text("code: ru_test")
    (laptop / "no.yaml").write_text("code: [")
    placed = [str(laptop / argument) if "." in argument else argument for argument in arguments]
    done = check(laptop, str(laptop / "export-2023-03.csv"), *placed)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_city_of_a_real_network_is_known_by_two_of_its_files_and_else_the_demo_network_is_named(laptop: Path) -> None:
    ours, home = laptop / "ours.yaml", laptop / "home"
    said = yaml_text.read(ours.read_text(encoding="utf-8"))
    said["cities"].append("ru_pskov")
    said["values"]["city"]["Псков"] = "ru_pskov"
    ours.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    asked = [str(laptop / "export-2023-03.csv"), "--declaration", str(ours)]
    without = check(laptop, *asked)
    assert without.returncode == 2
    assert "'ru_pskov' is no city of the network" in without.stderr
    assert "The demo network was asked" in without.stderr
    assert "network.yaml and places.csv" in without.stderr

    places = own_network(home, is_invented=False) / "places.csv"
    unknown = check(laptop, *asked, home=home)
    assert unknown.returncode == 2
    assert "The demo network" not in unknown.stderr
    line = next(line for line in places.read_text(encoding="utf-8").splitlines() if line.startswith("ru_spb,"))
    with places.open("a", encoding="utf-8") as file:
        file.write(line.replace("ru_spb,", "ru_pskov,") + "\n")
    assert sorted(path.name for path in home.rglob("*") if path.is_file()) == ["network.yaml", "places.csv"]
    assert check(laptop, *asked, home=home).returncode == 0
    assert sorted(path.name for path in home.rglob("*") if path.is_file()) == ["network.yaml", "places.csv"]


def test_of_a_sealed_file_the_signature_beside_it_is_told(laptop: Path) -> None:
    """What is inside, nobody without the warehouse's key can say."""
    key, other = laptop / "signing.key", laptop / "other.key"
    text = (laptop / "ours.yaml").read_text(encoding="utf-8")
    declared = yaml_text.read(text) | {"signing_key": keys.make_signing_pair(key)}
    (laptop / "ours.yaml").write_text(yaml.safe_dump(declared, allow_unicode=True), encoding="utf-8")
    keys.make_signing_pair(other)
    sealed = laptop / "export-2023-03.csv.age"
    sealed.write_bytes(bytes(pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()])))
    said = {}
    for path in (key, other):
        signature = keys.sign(keys.signing_key(path), sealed.name, sealed.read_bytes())
        sealed.with_name(sealed.name + ".sig").write_bytes(signature)
        done = check(laptop, str(sealed), "--declaration", str(laptop / "ours.yaml"))
        assert (done.returncode, done.stderr) == (4, "")
        said[path] = done.stdout
    assert "The signature beside it is that of RU-T." in said[key]
    assert "The signature beside it" not in said[other]
    assert "Підпис поруч із файлом до нього не підходить" in said[other]
