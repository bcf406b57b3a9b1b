"""The tables of the release as files, to take along: CSV and Parquet of each table, and all of them as one workbook.

Add here: another kind of file that a release holds. Keep out: making one; the release did (warehouse/release).
"""

from pathlib import Path

from flask import Response, abort, send_file

from dashboards.pages.door import audience, blueprint, page, shown
from dashboards.reading import release_link

WORKBOOK = "tables.xlsx"
KINDS = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


@blueprint.get("/files/")
@page("files")
def tables_listed() -> str:
    folder = _folder()
    tables = sorted(path.stem for path in (folder / "csv").glob("*.csv"))
    return shown("files.html", tables=tables, kinds=list(KINDS), release=folder.parent.name)


@blueprint.get("/files/<kind>/<table>")
@page("files")
def sent(kind: str, table: str) -> Response:
    folder = _folder()
    if kind == "xlsx":
        return _sent(folder / WORKBOOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    known = {path.stem for path in (folder / kind).glob(f"*.{kind}")} if kind in KINDS else set()
    if table not in known:  # names are compared, never joined: no path of somebody's choosing is opened
        abort(404)
    return _sent(folder / kind / f"{table}.{kind}", KINDS[kind])


def _folder() -> Path:
    return release_link.release_of_request() / audience()


def _sent(file: Path, kind: str) -> Response:
    name = f"{file.parents[1].name if file.suffix != '.xlsx' else file.parent.parent.name}-{file.name}"
    answer: Response = send_file(file, mimetype=kind, as_attachment=True, download_name=name, conditional=False)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
