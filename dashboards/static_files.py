"""Superset's static files, and ours, as browsers get them: compressed once, kept for long, without its maker's pixel.

    prepared(settings)   the folder that is served, made once for all homes, beside Superset's environment
    served(app)          Superset's ADDITIONAL_MIDDLEWARE: answers for them before Superset is asked

Superset compresses each file anew for each browser, and looks up a session for it. Its front end asks for a picture at
its maker's on every page, whatever the settings say: the picture's address is taken out of the copy that is served.
Some words and roles of its front end that no setting reaches are changed there, too.
Add here: another thing that holds for all static files. Keep out: our own pages and their pictures (pages/).
"""

import os
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

import brotli
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from dashboards import state
from warehouse.errors import ConfigError
from warehouse.settings import Settings, settings

SHIPPED = Path(find_spec("superset").origin or "").parent / "static"
OURS = Path(__file__).parent / "pages" / "static"
PREFIX = "/static/"
# With a digest of the content in its name: another content is another file.
HASHED = re.compile(r"/assets/(?:[^/]+\.)?(?:[0-9a-f]{20}|[0-9a-f]{8})\.(?:\w+\.)*\w+$")
HOUR = 60 * 60
QUALITY = 9  # the best one takes ten times as long for a twelfth less
# Maps of countries, which no chart of ours draws.
AS_THEY_ARE = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "geojson")
# What is served in another form, and why. A pattern that is in no script is an error: Superset has changed there.
OTHERWISE = (
    # The picture at its maker's.
    (r"https://[a-z.]*\.scarf\.sh/pixel/[^`\"']*", "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="),
    # What a filter says while nothing is chosen: how much there is to choose from. All of it is shown then.
    (r'"%s option","%s options"', '"all (%s)","all (%s)"'),
    # A chart's description is a name that screen readers may say only of what has a role.
    (r'\("dashboard-chart"\),"aria-label":', '("dashboard-chart"),role:"group","aria-label":'),
    # The place for a sign of sorting within a head of a pivot table calls itself another head.
    (r'\("span",\{role:"columnheader",', '("span",{role:"group",'),
    # A pivot table's own word beside the head of its only number.
    (r'tt=\(0,s\.t\)\("Metric"\)', r'tt="\u200b"'),
    # Moves are of whole people, and shares of them of some dozens.
    (r"t_\.A\.FLOAT_2_POINT\),y=iP\(t_\.A\.PERCENT_2_POINT\)", '",d"),y=iP(",.0%")'),
    # Lines bear their names at their ends (sources/palette.py). Edges of a band are lines, too: they bear a name that
    # nobody sees, for as long as no legend is used, which needs the true one.
    (r"name:z\.name\},R\?\{\}:\{itemStyle:U\}", r'name:B&&!S?"\u200b":z.name},R?{}:{itemStyle:U}'),
)
# For a picture or a script that is opened as a page, and for workers.
POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'"


class Quick(Compressor):  # type: ignore[misc,unused-ignore]
    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        compressed: bytes = brotli.compress(data, quality=QUALITY)
        return compressed


def prepared(here: Settings) -> Path:
    """Milliseconds when it is there. Made beside, then renamed: of two that make it at once, one is kept."""
    folder = _folder(here)
    if not folder.is_dir():
        beside = folder.with_name(f"{folder.name}.{os.getpid()}.new")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(SHIPPED, beside, copy_function=os.symlink)
        _rewrite(beside)
        _compress(beside)
        _for_the_proxy(beside)
        _settle(beside, folder)
    _link(folder)
    return folder


def served(app: Callable[..., Any]) -> Callable[..., Any]:
    files = WhiteNoise(
        app,
        root=prepared(settings()),
        prefix=PREFIX,
        max_age=HOUR,
        immutable_file_test=lambda _path, address: HASHED.search(address) is not None,
        allow_all_origins=False,
        add_headers_function=_guarded,
    )
    files.add_files(OURS, prefix=f"/crossings{PREFIX}")
    answers: Callable[..., Any] = files
    return answers


def _folder(here: Settings) -> Path:
    """Another one for other libraries, and for another way to make it. What root made beside the environment serves an
    account that cannot write there."""
    made_by = sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    name = f"static-{state.lock_hash()}-{made_by}"
    made = state.of_environment() / name
    return made if made.is_dir() else state.beside_environment(here) / name


def _rewrite(folder: Path) -> None:
    found = dict.fromkeys((pattern for pattern, _ in OTHERWISE), 0)
    for script in folder.rglob("*.js"):
        content = served_so = script.read_text(encoding="utf-8")
        for pattern, other in OTHERWISE:
            served_so, times = re.subn(pattern, lambda _, other=other: other, served_so)
            found[pattern] += times
        if served_so != content:
            script.unlink()
            script.write_text(served_so, encoding="utf-8")
    if lacking := [pattern for pattern, times in found.items() if not times]:
        raise ConfigError(
            f"Superset's scripts have no {', no '.join(lacking)}: look at OTHERWISE in {Path(__file__).name}."
        )


def _compress(folder: Path) -> None:
    compressor = Quick(extensions=AS_THEY_ARE, quiet=True)
    files = [str(path) for path in folder.rglob("*") if path.is_file() and compressor.should_compress(path.name)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(compressor.compress, files))


def _settle(beside: Path, folder: Path) -> None:
    try:
        beside.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(beside)


def _for_the_proxy(folder: Path) -> None:
    """Another account reads them. They are Superset's own, in the form that everybody gets."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)


def _link(folder: Path) -> None:
    """One name for the proxy's configuration, whatever was made last."""
    link = folder.with_name("static")
    if not os.access(folder.parent, os.W_OK) or (link.is_symlink() and link.readlink() == Path(folder.name)):
        return
    beside = folder.with_name(f"static.{os.getpid()}.new")
    beside.symlink_to(folder.name)
    beside.replace(link)
    folder.parent.chmod(0o755)


def main() -> None:
    """`python -m dashboards.static_files`: for a server whose account cannot write beside its programs."""
    print(prepared(settings()))


def _guarded(headers: Headers, _path: str, _address: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = POLICY
    headers["Referrer-Policy"] = "same-origin"


if __name__ == "__main__":
    main()
