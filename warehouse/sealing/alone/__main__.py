"""`python -m warehouse.sealing.alone FOLDER [PLATFORM]`: what `make sheetpack` runs.

Add here: nothing.
Keep out: the steps (build.py).
"""

import sys
from pathlib import Path

from warehouse.errors import CrossingsError
from warehouse.sealing.alone.build import build
from warehouse.sealing.alone.closure import closure
from warehouse.settings import PROJECT_ROOT


def main(folder: str, platform: str = "") -> int:
    try:
        made = build(Path(folder), platform or None)
    except CrossingsError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write("".join(f"{path}  {path.stat().st_size / 1e6:.1f} MB\n" for path in made))
    sys.stdout.write("needs " + ", ".join(closure(PROJECT_ROOT).requirements) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
