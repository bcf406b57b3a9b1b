"""Which release this session looks at: the newest, an earlier one that people saw, or for advisers the next one.

The choice rests in the session and ends with it. An adviser can also hold a table back: from the next release on it is
in no file, and `pub_holds` says so. The journal records the hold; the name of the adviser is not in it.
Add here: another thing that one may do with a release before it is shown. Keep out: flipping the link (a person, by
`crossings release publish`), and reading the journal's meaning (warehouse/release, which this process has not).
"""

import subprocess

from flask import Response, abort, redirect, request, session

from dashboards.pages.door import allowed, audience, blueprint, page, shown
from dashboards.reading import release_link, release_preview
from dashboards.serve import environment
from dashboards.sources.ids import SOURCE_LANGUAGE
from warehouse.settings import settings

REASONS = {
    "harm": "held-harm",
    "doubt": "held-doubt",
    "agreement": "held-agreement",
    "review": "held-review",
}


@blueprint.get("/releases/")
@page("releases")
def releases_listed() -> str:
    now = settings()
    return shown(
        "releases.html",
        seen=release_preview.seen(now),
        current=now.current.resolve().name,
        looked_at=release_link.release_of_request().name,
        candidate=release_preview.next_one(now) if allowed("preview") else None,
        tables=_tables() if allowed("preview") else [],
        reasons=REASONS,
        source=SOURCE_LANGUAGE,
    )


@blueprint.post("/releases/look")
@page("releases")
def look() -> Response:
    now, name = settings(), request.form.get("release", "")
    if name == now.current.resolve().name:
        session.pop(release_link.LOOKED_AT, None)
    elif name == release_preview.next_one(now):
        if not allowed("preview"):
            abort(404)
        session[release_link.LOOKED_AT] = name
    elif release_preview.may_look(now, name):
        session[release_link.LOOKED_AT] = name
    else:
        abort(404)
    return redirect("/crossings/releases/")


@blueprint.post("/releases/hold")
@page("preview")
def hold() -> Response:
    table, reason = request.form.get("table", ""), request.form.get("reason", "")
    if table not in _tables() or reason not in REASONS:
        abort(404)
    now = settings()
    command = [str(now.root / ".venv" / "bin" / "python"), "-m", "dagster_project.cli", "release", "hold", table]
    done = subprocess.run(
        [*command, "--reason", reason], env=environment(now), cwd=now.root, capture_output=True, check=False, timeout=60
    )
    if done.returncode:
        abort(500)
    return redirect("/crossings/releases/")


def _tables() -> list[str]:
    folder = release_link.release_of_request() / audience() / "csv"
    return sorted(path.stem for path in folder.glob("*.csv") if path.stem not in ("pub_holds", "pub_release"))
