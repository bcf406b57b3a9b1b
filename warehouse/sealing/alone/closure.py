"""What the tool takes along: the modules it imports, the files they read, the libraries they use. Computed, not listed.

Add here: another way in which a module names what it needs.
Keep out: copies. The contact contract is one piece of code, at the partner as in the warehouse.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import packages_distributions, version
from pathlib import Path

ROOM = "warehouse"
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
