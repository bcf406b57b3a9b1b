"""The files that a server needs, each with its template, its place and who may read it.

Add here: another file. Keep out: what stands in it (templates/), and putting it there (installing.py).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2

from dagster_project.production import units
from dagster_project.production.place import HOME, KEYS, Place
from dashboards.sources.wording import Wording
from warehouse.definitions.languages import LANGUAGES
from warehouse.style.sheet import sheet

TEMPLATES = Path(__file__).with_name("templates")
POSTGRESQL = Path("/etc/postgresql")
OPEN, OWNER = 0o644, 0o600


@dataclass(frozen=True)
class File:
    """`is_filled_in`: people write into it; once there, it is never written again."""

    path: Path
    text: str
    mode: int = OPEN
    owner: str = "root"
    is_filled_in: bool = False


def all_files(place: Place) -> list[File]:
    return [*_everywhere(place), *(_in_one_folder(place) if place.into else _of_debian(place))]


def environment(place: Place) -> File:
    """With passwords that nobody has seen: made once."""
    text = _filled("environment.j2", place)
    return File(place.environment_file, text, OWNER, is_filled_in=True)


def _everywhere(place: Place) -> Iterator[File]:
    yield File(place.folder / "roles.sql", _filled("roles.sql.j2", place), OWNER)
    yield File(place.folder / "starting.html", _filled("starting.html.j2", place))
    yield File(place.folder / "supervisor.conf", _filled("supervisor.conf.j2", place), OWNER)


def _in_one_folder(place: Place) -> Iterator[File]:
    folder = place.folder
    yield File(folder / "nginx.conf", _filled("nginx.conf.j2", place))
    yield File(folder / "nginx-site.conf", _filled("nginx-site.conf.j2", place))
    yield File(folder / "redis.conf", _filled("redis.conf.j2", place), OWNER)
    yield File(folder / "postgresql.conf", _filled("postgresql.conf.j2", place))
    yield from _units(place, folder / "systemd")


def _of_debian(place: Place) -> Iterator[File]:
    yield File(Path("/etc/nginx/conf.d/crossings.conf"), _filled("nginx-site.conf.j2", place))
    yield File(Path("/etc/redis/redis-crossings.conf"), _filled("redis.conf.j2", place), OWNER, owner="redis")
    for version in sorted(POSTGRESQL.glob("*/main/conf.d")):
        yield File(version / "crossings.conf", _filled("postgresql.conf.j2", place))
    yield File(Path("/etc/tmpfiles.d/crossings.conf"), f"d {KEYS} 0700 {place.account} {place.account} -\n")
    yield File(Path("/usr/local/bin/crossings"), _filled("command.sh.j2", place), 0o755)
    yield from _units(place, Path("/etc/systemd/system"))


def _units(place: Place, folder: Path) -> Iterator[File]:
    for unit in units.ALL:
        yield File(folder / f"{unit.service}.service", _filled("service.j2", place, unit=unit))
        if unit.calendar:
            yield File(folder / f"{unit.service}.timer", _filled("timer.j2", place, unit=unit))
    # Debian's own units of these two are not started again when they are killed.
    for server in ("nginx", "postgresql@"):
        yield File(folder / f"{server}.service.d" / "crossings.conf", _filled("kept.conf.j2", place))


def _filled(template: str, place: Place, **more: object) -> str:
    words = {code: Wording(code).text for code in LANGUAGES}
    known = {"place": place, "here": place.settings, "keys": KEYS, "home": HOME, "units": units.ALL, "sheet": sheet}
    return _templates().get_template(template).render(**known, words=words, is_root=os.geteuid() == 0, **more)


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(
        loader=loader,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - configuration of programs, made of checked settings
    )
