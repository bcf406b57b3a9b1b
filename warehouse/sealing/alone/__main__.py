"""`python -m warehouse.sealing.alone FOLDER [PLATFORM] [--demo]`: what `make sheetpack` runs.

Add here: nothing.
Keep out: the steps (build.py).
"""

import sys
from pathlib import Path

from warehouse.errors import CrossingsError
from warehouse.sealing.alone.build import build, packed_network
from warehouse.sealing.alone.closure import closure
from warehouse.settings import PROJECT_ROOT, settings

DEMO = "--demo"


def main(*said: str) -> int:
    folder, *platform = [one for one in said if one != DEMO]
    try:
        sys.stdout.write(f"{packed_network(settings(), is_demo_meant=DEMO in said)}\n")
        made = build(Path(folder), *platform)
    except CrossingsError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write("".join(f"{path}  {path.stat().st_size / 1e6:.1f} MB\n" for path in made))
    sys.stdout.write("needs " + ", ".join(closure(PROJECT_ROOT).requirements) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
