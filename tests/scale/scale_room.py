"""Is there room for a size, before anything starts: memory and disk.

Add here: another thing that a size needs.
Keep out: measuring.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scale_phases import Place

GB = 1024**3
MEMORY_GB = 8  # of DuckDB; Python, dbt and the system take more
# Beside DuckDB's limit: no process of thirty million contacts was larger than 9.2 GB. A release needed more before it
# sealed what it notes of people batch by batch.
BESIDES_GB = 4
# Rows, database, the copy that a phase can begin anew from, and spill, together. Cells take their room in every size:
# 100,000 contacts leave .6 GB and a million 3.4 GB. While ten million are released, 13.8 GB of database, 13.8 GB of
# copy and 1.5 GB of spill stand at one time, with .6 GB of rows and releases. Thirty million left 41 GB in a new month.
GB_OF_A_SIZE, BYTES_OF_A_CONTACT, BYTES_OF_ITS_COPY = 1, 1_800, 1_400


def refuse_too_little(folder: Path, places: "Sequence[Place]") -> None:
    """Ends the program with every want at once."""
    folder.mkdir(parents=True, exist_ok=True)
    has = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GB
    free = shutil.disk_usage(folder).free / GB
    to_come = [place for place in places if not place.folder.exists()]
    needed = sum(GB_OF_A_SIZE + place.contacts * _bytes_of_a_contact(place) / GB for place in to_come)
    memory = MEMORY_GB + BESIDES_GB
    wants = []
    if has < memory:
        wants.append(f"{memory:.0f} GB of memory are needed; this machine has {has:.0f}.")
    if free < needed:
        wants.append(f"{needed:.0f} GB of disk are needed in SCALE_HOME for the sizes to come; {free:.0f} are free.")
    if wants:
        raise SystemExit("Nothing was started.\n" + "\n".join(wants))


def _bytes_of_a_contact(place: "Place") -> int:
    return BYTES_OF_A_CONTACT + BYTES_OF_ITS_COPY * place.has_copies
