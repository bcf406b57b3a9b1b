"""One home, its own or a copy of it, without everybody who is on the suppression list.

Landing first, then the database as a function of landing: whatever a kill leaves half done, doing it again ends it.

Add here: another room of a home in which a row can lie.
Keep out: who is on the list (erase.py), and which homes there are (erase.py).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyrage

from warehouse import database, spill
from warehouse.backup import forgetting
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.keying.second_keying import RECORD_KEY, record_key
from warehouse.contract.manifest import Manifest
from warehouse.errors import ConfigError, CrossingsError
from warehouse.first_row import first_row
from warehouse.intake.landing import cannot_link, closed_sets, current_key, erased_persons, erasure_filter, land
from warehouse.intake.letters import letter, letter_history
from warehouse.keys.begin import objects
from warehouse.privacy import rewrite_database
from warehouse.settings import Settings
from warehouse.spark import export
from warehouse.vault import Vault


def accepted(settings: Settings, vault: Vault, shut: Sequence[Path] = ()) -> Iterator[Manifest]:
    """Every delivery that was not refused: what landed of it are rows. Those that no key opens are left out."""
    closed = {path.name.split(".")[0] for path in shut}
    for partner in land.partners(settings):
        for delivery_id in sorted(land.landed(settings, partner) - closed):
            manifest = land.read_manifest(settings, vault, partner, delivery_id)
            if manifest.status != "refused":
                yield manifest


def unopened(settings: Settings, vault: Vault) -> list[Path]:
    """Encrypted files that no key of ours opens: nobody can say who is in them."""
    return [path for path in objects(settings) if path.is_relative_to(settings.landing) and not _opens(path, vault)]


def resting(settings: Settings, vault: Vault, manifest: Manifest) -> pa.Table:
    return land.read_resting(settings, vault, manifest.partner_code, manifest.delivery_id)


def _opens(path: Path, vault: Vault) -> bool:
    try:
        land.unseal(path.read_bytes(), vault)
    except pyrage.DecryptError:
        return False
    return True


def retell(settings: Settings, vault: Vault, declared: Mapping[str, Declaration]) -> None:
    """Every letter of every partner, so that nobody sees from what was written whose deliveries were changed."""
    for partner in land.partners(settings):
        declaration = declared.get(partner)
        manifests = [
            land.read_manifest(settings, vault, partner, delivery_id)
            for delivery_id in sorted(land.landed(settings, partner))
        ]
        for manifest in manifests:
            text = letter.place(settings, manifest)
            if not text.exists():
                continue
            if declaration is None:
                # Nobody can write it anew, for want of words and language.
                for form in text.parent.glob(f"**/{text.name.removesuffix(letter.SUFFIX)}.*"):
                    form.unlink()
                continue
            letter.again(settings, vault, manifest, declaration, letter_history.among(manifest, manifests))


Tell = Callable[[str], None]
Declared = Mapping[str, Declaration]


@dataclass(frozen=True)
class Swept:
    """What was looked through and what was written anew, in total: never by partner, country or person."""

    objects_searched: int = 0
    objects_rewritten: int = 0
    databases_rewritten: int = 0
    databases_removed: int = 0
    shut: list[Path] = field(default_factory=list)  # files that no key of ours opens

    def __add__(self, other: "Swept") -> "Swept":
        return Swept(
            self.objects_searched + other.objects_searched,
            self.objects_rewritten + other.objects_rewritten,
            self.databases_rewritten + other.databases_rewritten,
            self.databases_removed + other.databases_removed,
            self.shut + other.shut,
        )


def clean(settings: Settings, vault: Vault, declared: Declared, tell: Tell, *, is_copy: bool = False) -> Swept:
    """Landing, letters, database, spill. A copy's database is removed where it cannot be made anew."""
    with rewrite_database.alone(settings):
        if settings.working_db.exists() and not is_copy:
            rewrite_database.begin(settings)
        erased_persons.write(settings, vault, erased_persons.read(settings, vault))
        swept = _landing(settings, vault, tell)
        tell("landing cleaned")
        if settings.working_db.exists():
            swept += _database(settings, vault, is_copy=is_copy)
        tell("database written anew")
        if not swept.shut:
            retell(settings, vault, declared)
        spill.sweep(settings)
        export.forget(settings)  # also where there is no database to be written anew
        tell("letters written anew")
    return swept


def catch_up(settings: Settings, vault: Vault, declared: Declared) -> bool:
    """Before a build: end what a killed command or an older copy has left to be cleaned. Says whether there was any.

    Built as it is, whoever has gone would be counted and published again. The command that was killed is still to be
    run again: its proof, its request and its releases are its own.

    Raises ConfigError where no key of ours opens a part of landing.
    """
    with database.exclusive(settings):
        if not rewrite_database.is_behind(settings, vault):
            return False
    if shut := unopened(settings, vault):
        raise ConfigError(
            "Rows of people who are gone may be in the database, and it cannot be made anew: of the landing objects, "
            f"{len(shut)} are opened by no key of this warehouse, the first is {shut[0]}. Bring back the key that "
            "fits, or destroy these files. Nothing was built."
        )
    clean(settings, vault, declared, lambda _step: None)
    forgetting.note(settings)
    return True


def _landing(settings: Settings, vault: Vault, tell: Tell) -> Swept:
    shut = unopened(settings, vault)
    # Before her rows go: they say which marks are hers.
    closed_sets.forget_persons(settings, vault, _record_keys(settings, vault, shut))
    searched, rewritten = 0, 0
    told: set[tuple[str, str]] = set()
    for manifest in accepted(settings, vault, shut):
        told.add((manifest.partner_code, manifest.delivery_id))
        searched += 1
        if erasure_filter.kept(settings, vault, manifest)[0] is not manifest:
            rewritten += 1
            tell("object rewritten")
    _unfinished_pieces(settings)
    if not shut:
        land.drop_untold(settings, vault, told)
        listed = erasure_filter.on_the_list(erased_persons.read(settings, vault), vault)
        searched += len(cannot_link.files(settings))
        rewritten += cannot_link.drop(settings, vault, listed)
    return Swept(searched, rewritten, shut=shut)


def _record_keys(settings: Settings, vault: Vault, shut: list[Path]) -> set[int]:
    """Of everybody on the list whose rows are still there."""
    is_hers = erasure_filter.on_the_list(erased_persons.read(settings, vault), vault)
    found: set[int] = set()
    for manifest in accepted(settings, vault, shut):
        rows = resting(settings, vault, manifest)
        hers = current_key.current(rows.filter(erasure_filter.rows_of(rows, is_hers)), vault)
        for scope in erasure_filter.full_columns(hers):
            found |= set(hers[RECORD_KEY + scope].drop_null().to_pylist())
    return found


def _unfinished_pieces(settings: Settings) -> None:
    """What killed writes left: nobody else writes while the lock is held."""
    for part in (*settings.landing.glob("*/*.part"), *settings.letters.glob("**/*.part")):
        part.unlink(missing_ok=True)


def _database(settings: Settings, vault: Vault, *, is_copy: bool) -> Swept:
    try:
        rewrite_database.refilled(settings, vault)
    except (CrossingsError, pyrage.DecryptError):
        if not is_copy:
            raise
        # It can be made from landing; what cannot be opened cannot be searched.
        for path in settings.working.glob(f"{settings.working_db.name}*"):
            path.unlink()
        return Swept(databases_removed=1)
    return Swept(databases_rewritten=1)


def left(settings: Settings, vault: Vault, numbers: Collection[int]) -> int:
    """A search through everything again: rows, pairs, cells and marks that still are of somebody on the list."""
    is_hers = erasure_filter.on_the_list(erased_persons.read(settings, vault), vault)
    found = 0
    for manifest in accepted(settings, vault, unopened(settings, vault)):
        rows = resting(settings, vault, manifest)
        found += erasure_filter.count(erasure_filter.rows_of(rows, is_hers))
    for path in cannot_link.files(settings):
        found += sum(
            is_hers(pair.scope, pair.a) or is_hers(pair.scope, pair.b) for pair in cannot_link.read(path, vault)
        )
    keys = [record_key(vault.k_noise, number.to_bytes(8, "big", signed=True)) for number in numbers]
    found += closed_sets.count_of(settings, vault, keys)
    return found + (_cells(settings, vault, numbers) if settings.working_db.exists() else 0)


def _cells(settings: Settings, vault: Vault, numbers: Iterable[int]) -> int:
    """Every table and every column that can hold a token, whatever it is called."""
    with database.reader(settings, vault) as con:
        con.execute("create temp table hers (token bigint)")
        if rows := [[number] for number in numbers]:
            con.executemany("insert into hers values (?)", rows)
        columns = con.execute(
            "select c.schema_name, c.table_name, c.column_name from duckdb_columns() as c "
            "inner join duckdb_tables() as t using (database_name, schema_name, table_name) "
            "where c.database_name = ? and c.data_type in ('BIGINT', 'UBIGINT', 'HUGEINT')",
            [database.ALIAS],
        ).fetchall()
        total = 0
        for schema, table, column in columns:
            name = f'{database.ALIAS}."{schema}"."{table}"'
            row = first_row(con.execute(f'select count(*) from {name} where "{column}" in (from temp.hers)'))
            total += row[0] if row else 0
    return total


def as_copy(settings: Settings, home: Path) -> Settings:
    return replace(settings, home=home)
