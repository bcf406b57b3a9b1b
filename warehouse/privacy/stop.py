"""Stop a partner: nothing is fetched any more, until it is resumed; with `--now`, nothing of it is left here either.

The mark that it was stopped comes first. Whatever a kill leaves half done, the same call ends: its folders first, then
the database as a function of what is left. Releases go last, when people see one without it.

Add here: another room of a home in which something of one partner lies.
Keep out: the build and the release in between, Dagster's own history (dagster_project).
"""

import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from warehouse import release
from warehouse.backup import forgetting
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.declaration.mistakes import holder
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.intake.landing import cannot_link, erasure_filter, land, stopped, under_fire, withdrawn_partners
from warehouse.intake.landing.stopped import Stopped
from warehouse.intake.partners.declared import declared
from warehouse.networks import home
from warehouse.privacy import clean, rewrite_database, traces
from warehouse.release import partners_shown, places_under_fire, steps
from warehouse.release import rooms as release_rooms
from warehouse.release.partners_shown import Named
from warehouse.settings import Settings
from warehouse.vault import Vault

_SOURCES, _ASIDE = "*.json", "-earlier"  # a draft that was put aside for a newer one


def reports_showing(settings: Settings, aliases: Sequence[str], releases: Collection[str]) -> list[Path]:
    """Every file of every report that was made of one of these releases, or that names one of the partners, and whose
    own release nobody can ask any more. Another one that stands shows none of them: who is called so in it is somebody
    else."""
    found: set[Path] = set()
    others = {*release.releases(settings)} - {*releases}
    for sources in settings.reports.rglob(_SOURCES):
        made_of = _release_of(sources)
        if made_of in releases or (made_of not in others and traces.says(sources, aliases)):
            stems = {sources.stem, f"{sources.stem}{_ASIDE}"}
            found |= {path for path in sources.parent.iterdir() if path.stem in stems and path.is_file()}
    return sorted(found)


def drop_reports(settings: Settings, aliases: Sequence[str], releases: Collection[str]) -> list[Path]:
    """Remove them, and the answers that the dashboards keep; both are made again of a release that people may see."""
    found = reports_showing(settings, aliases, releases)
    for path in found:
        path.unlink()
    shutil.rmtree(settings.superset / "cache", ignore_errors=True)
    return found


def _release_of(sources: Path) -> str:
    try:
        said = json.loads(sources.read_bytes())
        return str(said["asked"]["release"])
    except (ValueError, KeyError, TypeError):
        return ""  # no list of sources


_LETTERS = "*.md.age"


@dataclass(frozen=True)
class Standing:
    """What there is of a partner, for people. Nothing is counted by person or by contact."""

    declaration: Declaration
    mark: Stopped | None
    deliveries: int
    letters: int
    requests: int
    releases: list[str]
    reports: int  # files
    sharing: dict[str, list[str]]  # scope of its sealed tokens → the partners that hold the same network key


def standing(settings: Settings, vault: Vault, code: str) -> Standing:
    """Raises ConfigError for a code that no declaration has."""
    every = {one.code: one for one in declared(settings, vault)}
    require_declared(code, every.keys())
    mine = every[code]
    shown_in = releases_with(settings, vault, mine, every.values())
    return Standing(
        mine,
        stopped.read(settings, vault, code),
        len(land.landed(settings, code)),
        len(list((settings.letters / code).glob(_LETTERS))),
        len(list((settings.requests / code).glob("request_*.age"))),
        shown_in,
        len(reports_showing(settings, _names(settings, vault, [mine], every.values(), shown_in), shown_in)),
        _sharing(mine, [one for one in every.values() if not stopped.is_stopped(settings, vault, one.code)]),
    )


def end_pulls(settings: Settings, vault: Vault, code: str) -> None:
    """Nothing is fetched from today on. What came stays, and it is expected to report until today."""
    with rewrite_database.alone(settings):
        if stopped.read(settings, vault, code) is None:
            stopped.write(settings, vault, code, Stopped(settings.as_of, is_kept=True))


def remove(settings: Settings, vault: Vault, code: str) -> bool:
    """Everything of the partner but its declaration, which later steps need. Says whether anything was there.

    The caller builds next.
    """
    with rewrite_database.alone(settings):
        mark = stopped.read(settings, vault, code) or Stopped(settings.as_of, is_kept=False)
        rooms = list(_rooms(settings, code))
        if not rooms and not mark.is_kept and mark.is_withdrawn and not rewrite_database.is_unfinished(settings):
            return False
        rewrite_database.begin(settings)
        stopped.write(settings, vault, code, replace(mark, is_kept=False, is_withdrawn=False))
        _forget_pairs(settings, vault, code)
        withdrawn_partners.withdraw(settings, vault, {code})
        for room in rooms:
            shutil.rmtree(room)
        rewrite_database.refilled(settings, vault)
    return True


def withdraw(settings: Settings, vault: Vault, code: str) -> list[str]:
    """Remove releases that show anything of it, and reports and answers that were made of them. Names the releases.

    Raises ReleaseRefused while people see one of them.
    """
    every = declared(settings, vault)
    mine = next(one for one in every if one.code == code)
    found = releases_with(settings, vault, mine, every)
    if settings.current.exists() and settings.current.resolve().name in found:
        raise ReleaseRefused(
            f"People still see a release with numbers of {code}: none without it could be made. Everything else of the "
            "partner is gone. Mend what is told above, then run the same command again."
        )
    _drop(settings, _names(settings, vault, [mine], every, found), found)
    mark = stopped.read(settings, vault, code)
    if mark is not None:
        stopped.write(settings, vault, code, replace(mark, is_withdrawn=True))
    return found


def withdraw_unsafe(settings: Settings, vault: Vault) -> list[str]:
    """Remove earlier releases that show a partner which is not safe to show any more, or alone one that may not be
    named any more, or a number of a place under fire, and what was made of them. Names the releases. The one that
    people see stays: the next one that is published is without it.
    """
    partners = declared(settings, vault)
    unsafe = [partner for partner in partners if not partner.safe_to_show]
    places = under_fire.of_today(stopped.in_force(settings, vault, partners), home.network(settings))
    earlier = set(release.releases(settings)) - {steps.shown(settings)}
    showing = {name for one in unsafe for name in releases_with(settings, vault, one, partners)} & earlier
    not_named = [partner for partner in partners if not partner.may_be_named]
    alone = {name for name in earlier if _is_alone_in(settings, vault, name, not_named)}
    found = sorted(showing | alone | {name for name in earlier if _is_under_fire(settings, name, places)})
    if found:
        _drop(settings, _names(settings, vault, unsafe, partners, showing), found)
    return found


def _drop(settings: Settings, aliases: Sequence[str], found: list[str]) -> None:
    drop_reports(settings, aliases, found)  # first: which they are hangs on the releases
    for name in found:
        release_rooms.drop(settings, name)
    # Nobody has seen these, and each may show the partner.
    release_rooms.drop_unseen(settings)
    release_rooms.drop_refused(settings)
    forgetting.note(settings)


def is_gone(settings: Settings, vault: Vault, code: str) -> bool:
    """Whether it was stopped with `--now` and nothing of it is here, its declaration included."""
    mark = stopped.read(settings, vault, code)
    return mark is not None and mark.is_withdrawn and code not in {one.code for one in declared(settings, vault)}


def forget_declaration(settings: Settings, code: str) -> bool:
    """Remove the declaration of a real partner; the demo network's are in the repository. Says whether it went."""
    found = [path for path in settings.partners.rglob("*") if path.is_file() and holder(path) == code]
    for path in found:
        path.unlink()
    if found:
        forgetting.note(settings)
    return bool(found)


def releases_with(
    settings: Settings, vault: Vault, declaration: Declaration, every: Iterable[Declaration]
) -> list[str]:
    """Those that show it, by their marks. Where these do not tell who somebody was, those that name its alias, or an
    alias that no other safe partner has: it may have had another one then. What is not safe to show is in none."""
    others = _others(every, [declaration])
    return [name for name in release.releases(settings) if _is_in(settings, vault, name, declaration, others)]


def _others(every: Iterable[Declaration], these: Sequence[Declaration]) -> set[str]:
    """Names that are certainly of none of them, where no mark tells whose they were."""
    codes = {one.code for one in these}
    others = {one.alias for one in every if one.safe_to_show and one.code not in codes}
    return others - {one.alias for one in these}


def _is_in(settings: Settings, vault: Vault, name: str, declaration: Declaration, others: AbstractSet[str]) -> bool:
    # The name of a release begins with its day: before the partner began, nothing of it can be in one.
    may_be = name >= declaration.active_from.isoformat()
    regional, *_ = release.audience_files(settings, name)
    try:
        named = steps.named_in(settings, name) if regional.is_file() else None
    except (duckdb.Error, ValueError):
        named = None  # damaged: its verdict shows it to nobody, and nobody can say what is in it
    if named is None or named.is_silent:
        return may_be
    return bool(named.told(vault, [declaration])) or (may_be and bool(named.untold - others))


def _is_alone_in(settings: Settings, vault: Vault, name: str, partners: Sequence[Declaration]) -> bool:
    try:
        return bool(Named(partners_shown.read(release.folder(settings, name))).told_alone(vault, partners))
    except ValueError:
        return False  # its verdict shows it to nobody


def _names(
    settings: Settings,
    vault: Vault,
    these: Sequence[Declaration],
    every: Iterable[Declaration],
    found: Iterable[str],
) -> list[str]:
    """What they are called, and what they were or may have been called in these releases."""
    names, others = {one.alias for one in these}, _others(every, these)
    for name in found:
        with suppress(duckdb.Error, ValueError):
            named = steps.named_in(settings, name)
            names |= named.told(vault, these) | (named.untold - others)
    return sorted(names)


def _is_under_fire(settings: Settings, name: str, places: under_fire.Places) -> bool:
    regional, *_ = release.audience_files(settings, name)
    try:
        return regional.is_file() and places_under_fire.are_said_in(regional, places)
    except duckdb.Error:
        return True  # as above


def _forget_pairs(settings: Settings, vault: Vault, code: str) -> None:
    """Pairs of codes that were told apart, where one of them goes with this partner."""
    if cannot_link.files(settings):
        others = [partner for partner in land.partners(settings) if partner != code]
        gone = _tokens(settings, vault, [code]) - _tokens(settings, vault, others)
        cannot_link.drop(settings, vault, lambda scope, token: (scope, token) in gone)


def _tokens(settings: Settings, vault: Vault, partners: list[str]) -> set[tuple[str, bytes]]:
    found: set[tuple[str, bytes]] = set()
    for manifest in clean.accepted(settings, vault):
        if manifest.partner_code in partners:
            rows = clean.resting(settings, vault, manifest)
            for scope, name in erasure_filter.full_columns(rows).items():
                found |= {(scope, token) for token in rows[name].unique().drop_null().to_pylist()}
    return found


def _rooms(settings: Settings, code: str) -> Iterator[Path]:
    for room in (settings.landing, settings.letters, settings.requests, settings.home / "drop"):
        if (room / code).exists():
            yield room / code


def _sharing(mine: Declaration, others: list[Declaration]) -> dict[str, list[str]]:
    if mine.tokens.mode != "sealed":
        return {}
    return {
        scope: sorted(
            other.code
            for other in others
            if other.code != mine.code and other.tokens.mode == "sealed" and scope in other.scopes
        )
        for scope in mine.scopes
    }


def resume_pulls(settings: Settings, vault: Vault, code: str) -> None:
    """Files are fetched again, also those that have come meanwhile, and the declaration alone says until when."""
    with rewrite_database.alone(settings):
        mark = pause(settings, vault, code)
        if mark is not None:
            stopped.forget(settings, vault, code)


def pause(settings: Settings, vault: Vault, code: str) -> Stopped | None:
    """The mark of a partner that may be fetched from again; None where it was not stopped. Raises ConfigError for one
    whose rows were deleted, and for a code that no declaration has."""
    mark = stopped.read(settings, vault, code)
    if mark is not None and not mark.is_kept:
        raise ConfigError(
            f"{code} was stopped with --now, and that is final: its rows were deleted, and no backup or file of before "
            "may bring them back. If the partner works with the network again, declare it under a new code: "
            "crossings partner add."
        )
    require_declared(code, {one.code for one in declared(settings, vault)})
    return mark


def require_declared(code: str, known: AbstractSet[str]) -> None:
    if code not in known:
        raise ConfigError(f"There is no partner {code!r}. Known partners: {', '.join(sorted(known)) or 'none'}.")
