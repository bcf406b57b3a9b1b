"""The partner-side tool as a thing to install: what it needs of this repository, as a wheel and as one file. Run by
`make sheetpack`: `python -m warehouse.sealing.alone FOLDER [PLATFORM] [--demo]`.

Add here: another form in which it is handed over; another way in which a module names what it needs.
Keep out: what the tool does, and copies: the contact contract is one piece of code, at the partner as in the warehouse.
Nothing of this file goes along. Building may ask the package registry; what is built asks nobody.
"""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import packages_distributions, version
from pathlib import Path

import yaml

from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError, CrossingsError
from warehouse.networks import home
from warehouse.networks.reading import ABOUT
from warehouse.networks.tables import PLACES
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
_DEMO = "--demo"
COMMAND = "warehouse.sealing.__main__"
CHILD = "warehouse.contract.read.open_workbook"  # started as a file of its own, so that no import leads to it
# What keeps the keys, the database and the ways to partners. None of it may ever be on a laptop.
NEVER = (
    *("warehouse.vault", "warehouse.keys", "warehouse.key_rotation", "warehouse.database", "warehouse.intake"),
    *("warehouse.networks.demo", "warehouse.privacy", "warehouse.release"),
    *("dagster_project", "expectations", "dashboards"),
)
SEEDS = Path("dbt", "seeds")


@dataclass
class Closure:
    """Paths are relative to the root of the repository."""

    modules: dict[str, Path] = field(default_factory=dict)
    files: set[Path] = field(default_factory=set)
    imports: set[str] = field(default_factory=set)  # top names of libraries, not of Python itself

    @property
    def seeds(self) -> set[Path]:
        return {path for path in self.files if path.is_relative_to(SEEDS)}

    @property
    def requirements(self) -> list[str]:
        """Each library in the version that was tested. Windows has no table of time zones of its own."""
        known = packages_distributions()
        names = {known[name][0] for name in self.imports}
        return [
            *sorted((f"{name}=={version(name)}" for name in names), key=str.lower),
            'tzdata; sys_platform == "win32"',
        ]


def main(*said: str) -> int:
    folder, *platform = [one for one in said if one != _DEMO]
    try:
        sys.stdout.write(f"{packed_network(settings(), is_demo_meant=_DEMO in said)}\n")
        made = build(Path(folder), *platform)
    except CrossingsError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write("".join(f"{path}  {path.stat().st_size / 1e6:.1f} MB\n" for path in made))
    sys.stdout.write("needs " + ", ".join(closure(PROJECT_ROOT).requirements) + "\n")
    return 0


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
    own_version = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    said = _PYPROJECT.format(name=NAME, version=own_version, requirements=found.requirements, entry=ENTRY)
    (folder / "pyproject.toml").write_text(said, encoding="utf-8")


def _fill(site: Path, wheel: Path, platform: str | None) -> None:
    """The libraries in the versions of the lock, those of the libraries too."""
    pins = site.with_name("pins.txt")
    exported = ["export", "-q", "--locked", "--no-hashes", "--no-emit-project", "--only-group", "pipeline", "-o"]
    _run(uv(), *exported, str(pins))
    target = ["--python-platform", platform] if platform else []
    into = ["--python", sys.executable, "--target", str(site), "-c", str(pins)]
    _run(uv(), "pip", "install", "-q", *into, *target, str(wheel))
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


def closure(root: Path) -> Closure:
    """Everything that can be reached from the command, wherever in a module an import stands. What is imported within a
    function and leads to keys is a way of the warehouse that no laptop goes: it ends there."""
    found, waiting = Closure(), [COMMAND, CHILD]
    while waiting:
        name = waiting.pop()
        path = _path(root, name)
        if path is None or name in found.modules:
            continue
        found.modules[name] = path.relative_to(root)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parts = name.split(".")
        waiting += [".".join(parts[:depth]) for depth in range(1, len(parts))]
        for wanted, is_within in _imported(tree):
            if is_within and is_never(wanted):
                continue
            top = wanted.split(".")[0]
            if _path(root, top) is not None:
                waiting.append(wanted)
            elif top not in sys.stdlib_module_names and not (path.parent / f"{top}.py").is_file():
                found.imports.add(top)
        found.files |= {one.relative_to(root) for one in _read(tree, path, root)}
    return found


def _path(root: Path, name: str) -> Path | None:
    path = root.joinpath(*name.split("."))
    return next((one for one in (path / "__init__.py", path.with_suffix(".py")) if one.is_file()), None)


def is_never(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in NEVER)


def _imported(tree: ast.AST, *, is_within: bool = False) -> Iterator[tuple[str, bool]]:
    """Names, and whether within a function. One that is imported from a package may be a module of it. What only types
    need is not imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, is_within) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, is_within
            yield from ((f"{node.module}.{alias.name}", is_within) for alias in node.names)
        yield from _imported(node, is_within=is_within or isinstance(node, ast.FunctionDef))


def _read(tree: ast.AST, path: Path, root: Path) -> Iterator[Path]:
    """A text that names a file beside the module is that file, one that names a folder of data is all of it; in a
    module that reads seeds, also one that names a seed."""
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    seeds = root / SEEDS if SEEDS.name in texts else path.parent
    for text in texts:
        if text.replace(".", "_").isidentifier():
            wanted = (path.parent / text, seeds / text, seeds / f"{text}.csv")
            yield from (one for one in wanted if one.is_file() and one.suffix != ".py")
            folder = path.parent / text
            if folder.is_dir() and not (folder / "__init__.py").exists():
                yield from (one for one in folder.iterdir() if one.suffix in {".yaml", ".csv"})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
