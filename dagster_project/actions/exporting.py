"""What `crossings dashboards export` does, in its order: refuse early, look, put together, write.

Add here: another kind of file. Keep out: how a page looks or a browser is driven (dashboards/pictures/).
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dagster_project.console import say, step
from dashboards import serve
from dashboards.pictures import account, browser, release, window
from dashboards.pictures.account import Account, Ask
from dashboards.pictures.boards import Board
from dashboards.pictures.page import Composer, Drawn
from dashboards.pictures.release import Release
from dashboards.pictures.writing import Place
from dashboards.sources import catalogue
from dashboards.sources.catalogue import Dashboard
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.settings import Settings


class Kind(StrEnum):
    PNG = "png"
    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"


# How wide a chart is drawn, in CSS pixels, and how many dots each has: a phone held upright, a page of A4, a desk.
WIDTHS = {Kind.HTML: 420, Kind.PDF: 680}
SHARPNESS = {Kind.HTML: 2.0, Kind.PDF: 2.0, Kind.PNG: 1.0}


@dataclass(frozen=True)
class Wish:
    dashboard: str
    kind: Kind
    language: str
    to: Path
    recipient: str | None
    force: bool
    account: str | None
    asks_password: bool
    audience: str | None = None


def export(here: Settings, wish: Wish, ask: Ask) -> None:
    source = _source(wish)
    place = Place(wish.to, wish.kind, wish.recipient, force=wish.force)
    audience = _audience(wish, source)
    current = release.current(here, audience)
    if wish.kind is Kind.XLSX:
        content = (current.folder / audience / "tables.xlsx").read_bytes()
    else:
        content = _looked_at(here, wish, source, current, ask)
    current.refuse_another(here)
    place.write(content)
    size = len(content) / 1e6
    say(f"✓ Written: {wish.to} ({size:.1f} MB, release {current.name}{', encrypted' if wish.recipient else ''}).")


def _source(wish: Wish) -> Dashboard:
    boards = catalogue.load().dashboards
    name = wish.dashboard.replace("-", "_")
    if name not in boards:
        raise ConfigError(f"There is no dashboard {wish.dashboard}. There are: {', '.join(sorted(boards))}.")
    if wish.language not in LANGUAGES:
        raise ConfigError(f"No dashboard speaks {wish.language}. There are: {', '.join(LANGUAGES)}.")
    return boards[name]


def _audience(wish: Wish, source: Dashboard) -> str:
    """The first one that a dashboard is made for, or the one that was asked for."""
    if wish.audience not in (None, *source.audiences):
        raise ConfigError(f"{source.name} is not made for {wish.audience}. It is for: {', '.join(source.audiences)}.")
    return wish.audience or source.audiences[0]


def _looked_at(here: Settings, wish: Wish, source: Dashboard, current: Release, ask: Ask) -> bytes:
    if wish.recipient and not browser.has_memory():
        raise ConfigError(
            "With --encrypt-to nothing plain may touch the disk, and Chromium needs 256 MB in /dev/shm for that. "
            "Make room there, or leave --encrypt-to away and encrypt the file yourself."
        )
    name = source.slug(_audience(wish, source), wish.language)
    with step("who sees it"):
        asking, board = account.seen_by(here, name, _account(here, wish, ask))
    with step(f"drawing {len(board.tabs)} tabs with Chromium, as {asking.name}"), browser.chromium() as program:
        with window.window(program, serve.address(here), board, wish.language, SHARPNESS[wish.kind]) as one:
            one.log_in(asking, wish.language)
            one.open(name)
            drawn = _drawn(one, board, wish.kind)
        composer = Composer(board, current, wish.language, drawn)
        if wish.kind is Kind.PNG:
            return browser.photographed(program, composer.as_a_picture(), window.DESK)
        if wish.kind is Kind.PDF:
            paper = composer.for_paper()
            return browser.printed(program, paper, composer.running_head(), composer.running_foot())
        return composer.for_a_phone().encode()


def _account(here: Settings, wish: Wish, ask: Ask) -> Account | None:
    if wish.account is None:
        if wish.asks_password:
            raise ConfigError("--ask-password needs --account: whose password?")
        return None
    return Account(wish.account, ask(wish.account)) if wish.asks_password else account.named(here, wish.account, ask)


def _drawn(one: window.Window, board: Board, kind: Kind) -> Drawn:
    charts: dict[int, bytes] = {}
    panels, cut = [], []
    for number in range(len(board.tabs)):
        tab = one.show(number)
        if kind is Kind.PNG:
            panels.append(one.panel(tab))
            cut.append(one.cut(tab))
        else:
            charts |= one.pictures(tab, WIDTHS[kind])
    return Drawn(charts, one.answers(), tuple(panels), tuple(cut))
