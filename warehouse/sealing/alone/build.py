"""Make the wheel and the one file that runs without installing.

Add here: a step between the repository and what a partner is handed.
Keep out: what is taken along (closure.py). Building may ask the package registry; what is built asks nobody.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.networks import home
from warehouse.networks.reading import ABOUT
from warehouse.networks.tables import PLACES
from warehouse.sealing.alone.closure import Closure, closure
from warehouse.settings import PROJECT_ROOT, Settings, settings

NAME = "sheetpack"
ENTRY = "warehouse.sealing.__main__:run"
PACKED = Path("warehouse", "packed")
_PYPROJECT = """\
[project]
name = "{name}"
version = "{version}"
description = "Packs a sheet."
license = "Apache-2.0"
license-files = ["LICENSE"]
requires-python = ">=3.11"
dependencies = {requirements}

[project.scripts]
{name} = "{entry}"

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[tool.hatch.build]
ignore-vcs = true

[tool.hatch.build.targets.wheel]
packages = ["warehouse"]
"""
# Parts of libraries that nothing here calls: a fourth of the file, and of what its first start unpacks. With them goes
# what could talk to a network.
_UNUSED = (
    *(f"pyarrow/{name}" for name in ("include", "includes", "tests", "src", "*.pyx", "*.pxi", "*.pxd")),
    *(f"pyarrow/*{name}*" for name in ("flight", "s3fs", "arrow_s3", "azure", "gcs", "hdfs", "orc")),
    *("phonenumbers/geodata", "phonenumbers/carrierdata", "phonenumbers/tzdata", "numpy/**/tests", "bin"),
)
_LOCALES = ("root", *LANGUAGES)


def build(folder: Path, platform: str | None = None) -> tuple[Path, Path]:
    """The wheel and the one file, in `folder`. The file serves one Python version on one kind of machine: this one,
    or the one that uv calls `platform`."""
    shutil.rmtree(folder, ignore_errors=True)
    found = closure(PROJECT_ROOT)
    stage(found, folder / "stage")
    _run(_own("hatchling"), "build", "-t", "wheel", "-d", str(folder.resolve()), cwd=folder / "stage")
    shutil.rmtree(folder / "stage")
    wheel = next(folder.glob("*.whl"))
    site = folder / "site"
    _fill(site, wheel, platform)
    file = folder / (f"{NAME}-{platform}.pyz" if platform else f"{NAME}.pyz")
    _run(_own("shiv"), "--site-packages", str(site), "-e", ENTRY, "-o", str(file), "--reproducible", cwd=PROJECT_ROOT)
    shutil.rmtree(site)
    return wheel, file


def packed_network(settings: Settings, *, is_demo_meant: bool) -> str:
    """Which network goes along, for people. Raises ConfigError for the demo network where nobody has said so."""
    if not (is_demo_meant or home.has_own(settings)):
        raise ConfigError(
            f"{settings.home} declares no network, so the tool would know the demo network's places and none of yours. "
            "Nothing was made. Say where your network is: CROSSINGS_HOME=/its/home make sheetpack. For a tool of the "
            "demo network: make sheetpack DEMO=1."
        )
    network = home.network(settings)
    name = network.about.name.get("en") or next(iter(network.about.name.values()))
    return (
        f"network {name!r}, of {home.directory(settings)}. When its {ABOUT} or {PLACES.file} has changed, make the "
        "tool anew and hand it to every partner."
    )


def without_people(about: Path) -> str:
    """What a network says of itself, without who answers for its data: the tool lies on the laptops of partners."""
    said = yaml.safe_load(about.read_text(encoding="utf-8"))
    return yaml.safe_dump({name: one for name, one in said.items() if name != "processing"}, allow_unicode=True)


def stage(found: Closure, folder: Path) -> None:
    """A project of its own: the closure, where the repository has it, seeds and network within the package."""
    for path in (*found.modules.values(), *found.files - found.seeds):
        _copy(PROJECT_ROOT / path, folder / path)
    for path in found.seeds:
        _copy(PROJECT_ROOT / path, folder / PACKED / path)
    # Of the network only what a partner's files are read by: which places and scopes there are.
    network = home.directory(settings())
    _copy(network / PLACES.file, folder / PACKED / "network" / PLACES.file)
    (folder / PACKED / "network" / ABOUT).write_text(without_people(network / ABOUT), encoding="utf-8")
    _copy(PROJECT_ROOT / "LICENSE", folder / "LICENSE")
    version = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    said = _PYPROJECT.format(name=NAME, version=version, requirements=found.requirements, entry=ENTRY)
    (folder / "pyproject.toml").write_text(said, encoding="utf-8")


def _fill(site: Path, wheel: Path, platform: str | None) -> None:
    """The libraries in the versions of the lock, those of the libraries too."""
    pins = site.with_name("pins.txt")
    _run(
        uv(),
        "export",
        "-q",
        "--locked",
        "--no-hashes",
        "--no-emit-project",
        "--only-group",
        "pipeline",
        "-o",
        str(pins),
    )
    target = ["--python-platform", platform] if platform else []
    _run(
        uv(),
        "pip",
        "install",
        "-q",
        "--python",
        sys.executable,
        "--target",
        str(site),
        "-c",
        str(pins),
        *target,
        str(wheel),
    )
    pins.unlink()
    for unused in [path for pattern in _UNUSED for path in site.glob(pattern)]:
        if unused.is_dir():
            shutil.rmtree(unused)
        else:
            unused.unlink(missing_ok=True)
    for path in (site / "babel" / "locale-data").glob("*.dat"):
        if path.stem.split("_")[0] not in _LOCALES:
            path.unlink()


def uv() -> str:
    """The program that makes environments: of this system, or the one that `make` has fetched."""
    own = PROJECT_ROOT / ".uv" / "bin" / "uv"
    if found := shutil.which("uv") or (str(own) if own.is_file() else None):
        return found
    raise ConfigError("uv is missing, which fetches libraries. Run make uv first.")


def _own(program: str) -> str:
    """Of the environment that tests run in (`make env-test`)."""
    path = Path(sys.executable).with_name(program)
    if path.is_file():
        return str(path)
    raise ConfigError(f"{program} is missing, which packs. Run make env-test first.")


def _run(program: str, *arguments: str, cwd: Path = PROJECT_ROOT) -> None:
    ran = subprocess.run([program, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise ConfigError(f"{Path(program).name} ended with {ran.returncode}: {ran.stderr.strip()[-2000:]}")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
