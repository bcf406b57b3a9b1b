"""The proxy: its certificate, its configuration, its ports, and that the dashboards know of it.

Add here: another thing between a browser and the dashboards. Keep out: what the dashboards themselves refuse.
"""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from dagster_project.production.checks.finding import Finding
from dagster_project.production.place import Place

LOOPBACK = "127.0.0.1"
DAYS = 14  # before its end a certificate should have been renewed
_ALL_READ = 0o004


def findings(place: Place) -> Iterator[Finding]:
    here = place.settings
    if not here.behind_tls:
        yield Finding(
            "CROSSINGS_BEHIND_TLS is not 1: cookies would go over lines in clear.",
            f"CROSSINGS_BEHIND_TLS=1 in {place.environment_file}; then: systemctl restart crossings-superset",
        )
    if here.host != LOOPBACK:
        yield Finding("CROSSINGS_HOST lets the dashboards be reached past the proxy.", "Take that variable out.")
    yield from _certificate(place)
    yield from _configuration(place)
    yield from _ports(place)
    yield from _static(place)


def _certificate(place: Place) -> Iterator[Finding]:
    path = place.certificate
    remedy = f"Get one for {place.host}, for example: certbot certonly --webroot -w /var/www/html -d {place.host}; "
    remedy += "and name its fullchain.pem in CROSSINGS_CERTIFICATE."
    try:
        found = x509.load_pem_x509_certificate(path.read_bytes())
        key = serialization.load_pem_private_key(place.certificate_key.read_bytes(), None)
    except FileNotFoundError as missing:
        yield Finding(f"There is no {missing.filename}.", remedy)
        return
    except PermissionError as closed:
        yield Finding(f"{closed.filename} cannot be read by this account.", "Run this check as root.")
        return
    except (ValueError, TypeError):
        yield Finding(f"{path} or the key beside it is no certificate and no key in PEM.", remedy)
        return
    yield from _as_it_should_be(place, found, key, remedy)


def _as_it_should_be(place: Place, found: x509.Certificate, key: object, remedy: str) -> Iterator[Finding]:
    now = datetime.now(UTC)
    if found.not_valid_before_utc > now:
        yield Finding("The certificate is not valid yet.", "Look at the clock of this machine: timedatectl")
    if found.not_valid_after_utc < now + timedelta(days=DAYS):
        yield Finding(f"The certificate ends on {found.not_valid_after_utc:%Y-%m-%d}.", f"Renew it. {remedy}")
    if not _is_for(found, place.host):
        yield Finding(f"The certificate is not for {place.host}.", remedy)
    public = getattr(key, "public_key", lambda: None)()
    if public != found.public_key():
        yield Finding("The key beside the certificate belongs to another one.", remedy)
    if place.certificate_key.stat().st_mode & _ALL_READ:
        yield Finding("Everybody on this machine can read the key.", f"chmod 600 {place.certificate_key}")


def _is_for(found: x509.Certificate, host: str) -> bool:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    known = {name.lower() for name in names.get_values_for_type(x509.DNSName)}
    return host in known or f"*.{host.partition('.')[2]}" in known


def _configuration(place: Place) -> Iterator[Finding]:
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if nginx is None:
        return  # told among the programs
    if os.geteuid() != 0 and place.into is None:
        yield Finding("Whether nginx takes its configuration can be asked by root alone.", "Run this check as root.")
        return
    own = ["-c", str(place.into / "nginx.conf")] if place.into else []
    done = subprocess.run([nginx, "-t", "-q", *own], capture_output=True, text=True, check=False)
    if done.returncode:
        first = next(iter(done.stderr.strip().splitlines()), "nginx -t")
        yield Finding(f"nginx does not take its configuration: {first}", "Mend that line; then: nginx -t")


def _ports(place: Place) -> Iterator[Finding]:
    wanted = {"the proxy": place.https_port, "the proxy without TLS": place.http_port}
    wanted |= {"the dashboards": place.settings.superset_port, "the pipeline's pages": place.settings.dagster_port}
    if place.pipeline_accounts:
        wanted["the pipeline's pages behind the proxy"] = place.pipeline_port
    start = "systemctl enable --now crossings-superset crossings-dagster-webserver crossings-dagster-daemon nginx"
    for what, port in wanted.items():
        with socket.socket() as probe:
            probe.settimeout(2)
            if probe.connect_ex((LOOPBACK, port)):
                yield Finding(f"Nothing listens on port {port}: {what}.", start)


def _static(place: Place) -> Iterator[Finding]:
    link = place.static_root / "static"
    page = link / "assets" / "manifest.json"
    make = f"cd {place.root} && .venv-dashboards/bin/python -m dashboards.static_files"
    if not page.exists():
        yield Finding("The dashboards' static files are not prepared for the proxy.", make)
        return
    closed = [path for path in (page.resolve(), *page.resolve().parents) if not path.stat().st_mode & 0o005]
    if closed:
        yield Finding(f"The proxy cannot read below {closed[0]}.", f"chmod o+rx {closed[0]}, or install elsewhere.")
