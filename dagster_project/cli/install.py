"""`crossings install`: the files that one server in use needs, and what is missing or wrong on it.

Add here: another choice of an installation, and how it is told.
Keep out: the work itself (dagster_project/production/), and passwords in arguments or in what is printed.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dagster_project.console import say, trouble
from warehouse.errors import ConfigError

if TYPE_CHECKING:
    from dagster_project.production.place import Place

Host = Annotated[str | None, typer.Option("--host", help="The name that people type: dashboards.example.org.")]
Into = Annotated[
    Path | None,
    typer.Option("--into", help="Write everything into this folder and nothing elsewhere.", file_okay=False),
]
Account = Annotated[str | None, typer.Option("--account", help="The account that the processes run as: crossings.")]
Pipeline = Annotated[
    Path | None,
    typer.Option(
        "--pipeline-accounts", help="File of htpasswd: with it the pipeline's pages are behind the proxy, too."
    ),
]
Https = Annotated[int | None, typer.Option("--https-port", help="Where the proxy listens: 443.")]
Http = Annotated[int | None, typer.Option("--http-port", help="Where it sends people on to TLS: 80.")]
PipelinePort = Annotated[
    int | None, typer.Option("--pipeline-port", help="Of the pipeline's pages behind the proxy: 8443.")
]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; say everything that is missing or wrong.")]


def install(
    host: Host = None,
    into: Into = None,
    account: Account = None,
    pipeline_accounts: Pipeline = None,
    https_port: Https = None,
    http_port: Http = None,
    pipeline_port: PipelinePort = None,
    *,
    check: Check = False,
) -> None:
    """Write what a server needs: units of systemd, nginx, Redis, PostgreSQL, supervisor, and the environment of all.

    Run by root, the files go where Debian looks for them. A file that somebody changed is never overwritten: the new
    text is put beside it as `.new`. What was asked for is remembered: a second time no option is needed. With `--check`
    nothing is written; exit code 2 when something is missing or wrong.
    """
    from dagster_project.production import filled_in, note, place

    folder = into.resolve() if into else place.CONFIGURATION
    if into is None and os.geteuid() != 0:
        raise ConfigError(
            "Only root can look after files where Debian has them. Run it by root, or name --into FOLDER."
        )
    given = {
        "host": host.lower() if host else None,
        "account": account,
        "https_port": https_port,
        "http_port": http_port,
        "pipeline_port": pipeline_port,
        "pipeline_accounts": pipeline_accounts,
    }
    asked = note.read(folder).asked | {name: value for name, value in given.items() if value is not None}
    if "host" not in asked:
        raise ConfigError("Name the host that people will type: --host dashboards.example.org.")
    filled_in.read(folder / "crossings.env")
    where = place.at(filled_in.completed(is_for_debian=into is None), folder if into else None, asked)
    if check:
        sys.exit(_check(where))
    _install(where)


def _check(where: "Place") -> int:
    from dagster_project.production import checks

    found = list(checks.findings(where))
    for number, finding in enumerate(found, 1):
        trouble(f"{number}. {finding.what}\n   {finding.remedy}")
    say("✓ Nothing is missing." if not found else f"{len(found)} to mend.")
    return ConfigError.exit_code if found else 0


def _install(where: "Place") -> None:
    from dagster_project.production import installing

    for done in installing.system(where) if where.into is None else ():
        say(f"✓ {done}.")
    if installing.begin(where):
        say(f"✓ Made {where.environment_file} with new passwords. Look through it.")
    written = installing.install(where)
    for path in written.new:
        say(f"✓ wrote {path}")
    if written.same:
        say(f"✓ {len(written.same)} files are as they should be.")
    for path in written.changed_by_somebody:
        trouble(f"{path} was changed by somebody and stays. What this version writes is in {path.name}.new beside it.")
    _tell_next(where)


def _tell_next(where: "Place") -> None:
    say()
    say("Next:")
    if where.into:
        say(f"  {where.python.with_name('supervisord')} -c {where.folder / 'supervisor.conf'}")
    else:
        say("  systemd-tmpfiles --create && systemctl daemon-reload && systemctl restart postgresql")
        say(f"  runuser -u postgres -- psql -q -f - < {where.folder / 'roles.sql'}")
        say("  systemctl enable --now redis-server@crossings nginx && systemctl reload nginx")
        say("  systemctl enable --now crossings-superset crossings-dagster-webserver crossings-dagster-daemon")
    say(f"  {where.python.with_name('crossings')} install{f' --into {where.into}' if where.into else ''} --check")
