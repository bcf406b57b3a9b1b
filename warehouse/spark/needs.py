"""What a build on Spark needs, looked for before anything starts; everything that is missing is said at once.

Add here: another thing without which a build would end in the middle.
Keep out: installing it, and what Spark does with it.
"""

import re
import shutil
import subprocess
from pathlib import Path

from warehouse.errors import ConfigError
from warehouse.settings import Settings
from warehouse.spark import export

JAVA = 17
MB = 2**20
# Beside the driver's own memory: Python, dbt with its project, and what Java takes for itself.
BESIDE_MB = 1536
# Exports, tables and shuffles together, in the size of the working database.
TIMES_THE_DATABASE = 4
LEAST_DISK_MB = 1024


def require(settings: Settings) -> None:
    """Raises ConfigError that names everything which is missing, with what is needed and how to get it."""
    if found := lacking(settings):
        raise ConfigError(
            "Spark cannot build here, and nothing was started.\n" + "\n".join(f"- {each}" for each in found)
        )


def lacking(settings: Settings) -> list[str]:
    """Each thing that is missing, in a sentence."""
    return [*_java(), *_environment(settings), *_memory(settings), *_disk(settings)]


def python(settings: Settings) -> Path:
    """Of the environment that `make spark-env` makes."""
    return settings.root / ".venv-spark" / "bin" / "python"


def memory_mb(settings: Settings) -> int:
    """What the driver may take."""
    amount, unit = int(settings.spark_memory[:-2]), settings.spark_memory[-2:]
    return amount * (1024 if unit == "GB" else 1)


def disk_mb(settings: Settings) -> int:
    """What a build writes under the home."""
    size = settings.working_db.stat().st_size if settings.working_db.exists() else 0
    return max(LEAST_DISK_MB, TIMES_THE_DATABASE * size // MB)


def _java() -> list[str]:
    remedy = "`apt-get install openjdk-17-jdk-headless` installs it on Debian."
    for program in ("java", "javac"):
        path = shutil.which(program)
        if path is None:
            return [f"Java: the program `{program}` of version {JAVA} or later is not on the PATH. {remedy}"]
        told = subprocess.run([path, "-version"], capture_output=True, text=True, check=False)
        version = re.search(r"(?:version \"|javac )(\d+)", told.stdout + told.stderr)
        if version is None or int(version[1]) < JAVA:
            found = f"is version {version[1]}" if version else "does not say its version"
            return [f"Java: `{path}` {found}; Spark 4 needs {JAVA} or later. {remedy}"]
    return []


def _environment(settings: Settings) -> list[str]:
    if python(settings).exists():
        return []
    return [f"The environment of Spark is not at {python(settings).parents[1]}. `make spark-env` makes it (2 GB)."]


def _memory(settings: Settings) -> list[str]:
    needed, free = memory_mb(settings) + BESIDE_MB, _free_memory_mb()
    if free >= needed:
        return []
    told = (
        f"Memory: {needed:,} MB are needed ({memory_mb(settings):,} MB for Spark by CROSSINGS_SPARK_MEMORY, "
        f"{BESIDE_MB:,} MB beside it), and {free:,} MB are free. End other programs, or set CROSSINGS_SPARK_MEMORY "
        "lower, to 1GB at least."
    )
    return [told]


def _free_memory_mb() -> int:
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("MemAvailable"))


def _disk(settings: Settings) -> list[str]:
    place = next(each for each in (export.folder(settings), *export.folder(settings).parents) if each.exists())
    needed, free = disk_mb(settings), shutil.disk_usage(place).free // MB
    if free >= needed:
        return []
    told = (
        f"Disk: {needed:,} MB are needed where {place} lies ({TIMES_THE_DATABASE} times the working database, "
        f"{LEAST_DISK_MB:,} MB at least), and {free:,} MB are free. Make room there, or move CROSSINGS_HOME."
    )
    return [told]
