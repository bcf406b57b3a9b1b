"""The tokens of typed rows on the real way: canonical, recipe and K_net of the partner, then K_wh of the warehouse.

Add here: another way from what is typed to a token.
Keep out: linkage. That is dbt's, and nothing here knows which rows are one person.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import pyarrow as pa
from noisy_typing import Typed

from warehouse.contract.fold import fold_code
from warehouse.contract.keying.second_keying import PREFIX, RECORD_KEY, Keying, record_key, token, unsealed_token
from warehouse.tokens.first_keying import FULL, LABELS, column_name
from warehouse.tokens.key_chain import wrapped
from warehouse.tokens.recipe import Person, Recipe, sealed


@dataclass(frozen=True)
class Way:
    """From a row to its tokens. `text`: what of the row decides, so that each distinct one is keyed once."""

    scope: str
    text: Callable[[Typed], Hashable]
    keyed: Callable[[Typed, Keying], dict[str, bytes]] = field(repr=False)


def by_sealing(scope: str, recipe: Recipe, k_net: bytes) -> Way:
    """A partner with the sealing tool."""

    def keyed(row: Typed, keying: Keying) -> dict[str, bytes]:
        person = Person({"own": row.own, "mother": row.mother, "father": row.father}, row.gender, row.born)
        t1 = sealed(recipe, "noisy", person, {scope: k_net})
        names = {label: column_name(scope, label) for label in LABELS}
        return {label: token(keying.chain[0], scope, label, t1[name]) for label, name in names.items() if name in t1}

    return Way(scope, lambda row: (row.own, row.mother, row.father, row.gender, row.born), keyed)


def by_folding(scope: str, recipe: str) -> Way:
    """A partner that types codes: folded on arrival, no match key."""
    return Way(
        scope,
        lambda row: row.code,
        lambda row, keying: {FULL: unsealed_token(keying.chain[0], scope, recipe, fold_code(row.code))},
    )


def as_typed(scope: str, recipe: str) -> Way:
    """The code as it was typed. The warehouse never does this; it is here to compare with."""
    return Way(
        scope,
        lambda row: row.code,
        lambda row, keying: {FULL: unsealed_token(keying.chain[0], scope, recipe, row.code)},
    )


def token_columns(way: Way, rows: list[Typed], keying: Keying) -> dict[str, pa.Array]:
    """Columns as a landing object has them: `key_<scope>_<label>`, and the record key of the full code."""
    known: dict[Hashable, int] = {}
    made: list[dict[str, bytes]] = []
    place = []
    for row in rows:
        at = known.setdefault(way.text(row), len(made))
        if at == len(made):
            made.append(way.keyed(row, keying))
        place.append(at)
    keys = pa.array([record_key(keying.k_noise, one[FULL]) if one else None for one in made], pa.int64())
    columns = {RECORD_KEY + way.scope: keys}
    for label in sorted({label for one in made for label in one}):
        last = [wrapped(keying.chain[1:], one[label]) if one else None for one in made]
        columns[PREFIX + f"{way.scope}_{label}"] = pa.array(last, pa.binary())
    return {name: column.take(pa.array(place)) for name, column in columns.items()}
