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

Host = Annotated[str, typer.Option("--host", help="The name that people type: dashboards.example.org.")]
Into = Annotated[
    Path | None,
    typer.Option("--into", help="Write everything into this folder and nothing elsewhere.", file_okay=False),
]
Account = Annotated[str, typer.Option("--account", help="The account that the processes run as.")]
Pipeline = Annotated[
    Path | None,
    typer.Option(
        "--pipeline-accounts", help="File of htpasswd: with it the pipeline's pages are behind the proxy, too."
    ),
]
Https = Annotated[int, typer.Option("--https-port", help="Where the proxy listens.")]
Http = Annotated[int, typer.Option("--http-port", help="Where it sends people on to TLS.")]
PipelinePort = Annotated[int, typer.Option("--pipeline-port", help="Of the pipeline's pages behind the proxy.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; say everything that is missing or wrong.")]


def install(
    host: Host,
    into: Into = None,
    account: Account = "crossings",
    pipeline_accounts: Pipeline = None,
    https_port: Https = 443,
    http_port: Http = 80,
    pipeline_port: PipelinePort = 8443,
    *,
    check: Check = False,
) -> None:
    """Write what a server needs: units of systemd, nginx, Redis, PostgreSQL, supervisor, and the environment of all.

    Run by root, the files go where Debian looks for them. A file that somebody changed is never overwritten: the new
    text is put beside it as `.new`. With `--check` nothing is written; exit code 2 when something is missing or wrong.
    """
    from dagster_project.production import filled_in, place

    folder = into.resolve() if into else place.CONFIGURATION
    if into is None and os.geteuid() != 0 and not check:
        raise ConfigError("Only root can put files where Debian looks for them. Run it by root, or name --into FOLDER.")
    filled_in.read(folder / "crossings.env")
    where = place.Place(
        filled_in.completed(is_for_debian=into is None),
        host.lower(),
        account,
        folder if into else None,
        https_port,
        http_port,
        pipeline_port,
        pipeline_accounts.resolve() if pipeline_accounts else None,
    )
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
    say(f"  crossings install --host {where.host}{' --into ' + str(where.into) if where.into else ''} --check")
