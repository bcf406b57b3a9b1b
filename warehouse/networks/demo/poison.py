"""A delivery that is right row by row and wrong as a whole: one code typed for nearly everybody.

Add here: another delivery that only an expectation over the whole delivery can refuse.
Keep out: what the gate refuses by itself (script.py).
"""

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warehouse.networks.demo.deliveries import Edition, file_name, places_of, put
from warehouse.networks.demo.form import fill_form
from warehouse.networks.demo.network import MONTH_STARTS, PARTNER, PARTNERS, month_index
from warehouse.networks.demo.truth import FOLDER, Truth
from warehouse.networks.demo.world import simulate

POISONED_SHARE = 0.6


def write_poisoned(folder: Path, slug: str, month: str, version: int = 2) -> Path:
    """Write such a delivery for a month ('2023-08') into a generated network: the month's own rows, as `version`.

    It comes eleven weeks after the month, and would replace what the partner sent before if it were accepted.
    """
    about = Truth(folder / FOLDER).about
    world = simulate(int(about["contacts"]), int(about["seed"]))
    partner, index = PARTNERS[PARTNER[slug]], month_index(month)
    form = fill_form(world, partner)
    places = places_of(world, form, Edition(index))
    linkable = places[~world.contacts.is_anonymous[form.rows[places]]]
    poisoned = linkable[: math.ceil(POISONED_SHARE * len(places))]
    for column in form.columns:
        if column.header(MONTH_STARTS[index].year).startswith("t1_"):
            column.cells[poisoned] = column.cells[poisoned[0]]
    path = folder / slug / file_name(partner, Edition(index, version))
    put(path, form.file_bytes(places, index), _arrival(index))
    return path


def _arrival(index: int) -> datetime:
    start = MONTH_STARTS[index + 1]
    return datetime(start.year, start.month, start.day, 12, tzinfo=UTC) + timedelta(days=77)
