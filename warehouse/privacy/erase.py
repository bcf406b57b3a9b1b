"""Erase: a person leaves everything, and does not come back.

The order survives a kill at any moment. Her marks are on the list before a row of hers is touched: from then on no
delivery brings her in, no rebuild loads her, and the same command, run again, finds by the list what is left of her.

Add here: a step of the erasing of a person.
Keep out: the steps themselves, and building what people see (dagster_project): the caller does it afterwards.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import database
from warehouse.backup import forgetting
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.keying.second_keying import record_key
from warehouse.errors import ConfigError, CrossingsError, DeliveryRefused
from warehouse.intake.landing import (
    cannot_link,
    closed_sets,
    erased_persons,
    erasure_filter,
    land,
    requests,
    suppression_note,
)
from warehouse.intake.landing.cannot_link import number
from warehouse.intake.partners.declared import declarations
from warehouse.intake.rebuild import forget_builds
from warehouse.privacy import proof, rewrite_database
from warehouse.privacy.clean import Declared, Swept, Tell, accepted, as_copy, clean, left, unopened
from warehouse.privacy.proof import proof_id
from warehouse.privacy.subject_request import Asked
from warehouse.settings import Settings
from warehouse.tokens import marks
from warehouse.vault import Vault

Token = tuple[str, bytes]  # scope and whole token
Numbers = set[rewrite_database.Number]


def closure(
    con: duckdb.DuckDBPyConnection | None, settings: Settings, vault: Vault, first: Iterable[Token]
) -> set[Token]:
    """Again and again, until nothing is added. The caller holds the one-writer lock."""
    known = set(first)
    sought: Numbers = {(scope, number(token)) for scope, token in known}
    while True:
        linked = rewrite_database.of_persons(con, sought) if con is not None else sought
        known |= _carried(settings, vault, linked)
        wider = linked | {(scope, number(token)) for scope, token in known}
        if wider == sought:
            return known
        sought = wider


def _carried(settings: Settings, vault: Vault, sought: Numbers) -> set[Token]:
    """Every full token, in every scope, of the rows that carry one of these."""
    found: set[Token] = set()
    for manifest in accepted(settings, vault):
        rows = land.read_rows(settings, vault, manifest.partner_code, manifest.delivery_id)
        hers = erasure_filter.rows_of(rows, lambda scope, token: (scope, number(token)) in sought)
        for scope, name in erasure_filter.full_columns(rows).items():
            found |= {(scope, token) for token in rows.filter(hers)[name].unique().drop_null().to_pylist()}
    return found


_DEPTH = 3
_MADE = ("working/writer.lock", "working")


def homes(settings: Settings) -> list[Path]:
    """Every copy in the named folders, each itself one or a folder of them. Raises ConfigError for one that is away."""
    found: list[Path] = []
    for folder in settings.backups:
        if not folder.is_dir():
            raise ConfigError(
                f"CROSSINGS_BACKUPS names {folder}, which is not there. Nothing was erased. Plug it in, or take it out "
                "of the setting: what is restored from it later loses erased persons as it is loaded."
            )
        found += _within(folder.resolve(), _DEPTH)
    return [path for path in dict.fromkeys(found) if path != settings.home.resolve()]


def _within(folder: Path, depth: int) -> Iterator[Path]:
    if (folder / "landing").is_dir() or (folder / "working" / "warehouse.duckdb").is_file():
        yield folder
    elif depth:
        for child in sorted(folder.iterdir()):
            if child.is_dir() and not child.is_symlink():
                yield from _within(child, depth - 1)


@contextmanager
def as_found(home: Path) -> Iterator[None]:
    """What the work needs beside a copy's files goes again: a copy stays a copy."""
    were = {name for name in _MADE if (home / name).exists()}
    try:
        yield
    finally:
        for name in _MADE:
            path = home / name
            if name in were or not path.exists():
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()


_NAMED = 12


@dataclass(frozen=True)
class Done:
    """What came of it, in total."""

    proofs: list[str]
    swept: Swept
    copies: int


def declared_by_code(settings: Settings, vault: Vault) -> Declared:
    return {declaration.code: declaration for declaration in declarations(settings, vault)}


def erase(settings: Settings, vault: Vault, asked: Sequence[Asked], tell: Tell = lambda _step: None) -> Done:
    """Everybody whom these requests are about. Raises CrossingsError; the same call then goes on where it stopped."""
    declared, copies = declared_by_code(settings, vault), homes(settings)
    _refuse(unopened(settings, vault), "Nothing was erased.")
    with rewrite_database.alone(settings):
        tokens = _all_tokens(settings, vault, asked)
        tell("found")
        senders = [one.sender.keying for one in asked]
        erased_persons.add(settings, vault, (token for _, token in tokens), senders)
        tell("listed")
        # Also where no row of hers is left: in a closed cell that she was in once.
        closed_sets.forget_persons(settings, vault, (record_key(vault.k_noise, token) for _, token in tokens))
    numbers = {number(token) for _, token in tokens}
    return _carry_out(settings, vault, declared, copies, asked, numbers, tell)


def again(settings: Settings, vault: Vault, tell: Tell = lambda _step: None) -> Done:
    """Everybody on the list once more, here and in the backups: after a restore, and where a backup was away."""
    declared, copies = declared_by_code(settings, vault), homes(settings)
    _refuse(unopened(settings, vault), "Nothing was done.")
    return _carry_out(settings, vault, declared, copies, [], set(), tell)


def confirm_repeated(settings: Settings, vault: Vault, declaration: Declaration) -> bool:
    """Somebody has asked a partner: its requests were repeated by the codes of now, or none of these persons is in its
    files any more. Says whether its files had to wait.
    """
    with rewrite_database.alone(settings):
        before = erased_persons.read(settings, vault)
        has_waited = erased_persons.confirm(settings, vault, declaration.keying)
        if has_waited:
            suppression_note.carry(settings, vault, before, erased_persons.read(settings, vault))
    return has_waited


def _all_tokens(settings: Settings, vault: Vault, asked: Sequence[Asked]) -> set[tuple[str, bytes]]:
    first = {(scope, token) for one in asked for person in one.persons for scope, token in person.items()}
    if not settings.working_db.exists():
        _refuse_unlinked(settings, vault)
        return closure(None, settings, vault, first)
    with database.writing(settings, vault) as con:
        if not rewrite_database.is_known(con):
            _refuse_unlinked(settings, vault)
        return closure(con, settings, vault, first)


def _refuse_unlinked(settings: Settings, vault: Vault) -> None:
    """Her other codes would stay, and the proof would say that nothing did. Of what was not accepted there are none."""
    if any(manifest.status == "accepted" for manifest in accepted(settings, vault)):
        raise ConfigError(
            "Nobody can say which other codes are hers: that is known from a build, and the working database was made "
            "anew and not built since, or is not there. Nothing was erased. Run `crossings rebuild`, then the same "
            "command again; that the rebuild is refused a release does not matter here."
        )


def _carry_out(
    settings: Settings,
    vault: Vault,
    declared: Declared,
    copies: list[Path],
    asked: Sequence[Asked],
    numbers: set[int],
    tell: Tell,
) -> Done:
    swept = clean(settings, vault, declared, tell)
    still = left(settings, vault, numbers)
    for home in copies:
        with as_found(home):
            copy = as_copy(settings, home)
            swept += clean(copy, vault, declared, tell, is_copy=True)
            still += left(copy, vault, numbers)
    tell("searched")
    _refuse(swept.shut, "What our keys open was cleaned. No proof was made.")
    if still:
        raise CrossingsError("Something of an erased person is still there after the erasure. Run the command again.")
    facts = _facts(settings, vault, swept, len(copies))
    proofs = [proof.write(settings, vault, one.digest, facts) for one in asked]
    tell("proved")
    for one in asked:
        if one.path is not None:
            _drop_request(settings, copies, one.path)
    forgetting.note(settings)
    return Done(proofs, swept, len(copies))


def _drop_request(settings: Settings, copies: list[Path], path: Path) -> None:
    """The codes in it go, from copies as well. Elsewhere than among the requests it is the partner's own file."""
    if (partner := requests.partner_of(settings, path)) is not None:
        for home in copies:
            (as_copy(settings, home).requests / partner / path.name).unlink(missing_ok=True)
    requests.done(settings, path)


def _facts(settings: Settings, vault: Vault, swept: Swept, copies: int) -> dict[str, int | str]:
    return {
        "objects_searched": swept.objects_searched,
        "objects_rewritten": swept.objects_rewritten,
        "databases_rewritten": swept.databases_rewritten,
        "databases_removed": swept.databases_removed,
        "backups_searched": copies,
        "found_afterwards": 0,
        "list_sha256": marks.digest(erased_persons.read(settings, vault)),
    }


def _refuse(shut: list[Path], done: str) -> None:
    if shut:
        named = ", ".join(map(str, shut[:_NAMED]))
        raise ConfigError(
            f"{done} Of the landing objects, {len(shut)} are opened by no key of this warehouse: "
            f"{named}{' …' if len(shut) > _NAMED else ''}. Nobody can say who is in them. Bring back the key that "
            "fits, or destroy these files, then run the same command again."
        )


def split(settings: Settings, vault: Vault, asked: Sequence[Asked]) -> None:
    """Keep the two apart, in landing first: a rebuild knows it from there. Running it again changes nothing."""
    with rewrite_database.alone(settings):
        is_erased = erasure_filter.on_the_list(erased_persons.read(settings, vault), vault)
        for one in asked:
            pairs = [pair for pair in _pairs(one) if not is_erased(pair.scope, pair.a) | is_erased(pair.scope, pair.b)]
            cannot_link.keep(settings, vault, proof_id(vault, str(one.digest)), pairs)
        if settings.working_db.exists():
            with database.writing(settings, vault) as con:
                cannot_link.load(con, settings, vault)
                forget_builds(con)
    for one in asked:
        if one.path is not None:
            requests.done(settings, one.path)


def _pairs(asked: Asked) -> list[cannot_link.Pair]:
    first, second = asked.persons
    both = sorted(first.keys() & second.keys())
    if not both or any(first[scope] == second[scope] for scope in both):
        raise DeliveryRefused(
            "The two persons of the request have one code, or none in a scope of both. A code cannot be split: the "
            "partner gives one of them another code and resends."
        )
    return [cannot_link.Pair.of(scope, first[scope], second[scope]) for scope in both]
