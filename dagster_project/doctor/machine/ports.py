"""Ports: who listens where. Dagster's pages are for this computer alone, and so are the dashboards unless said.

Add here: another port that must not be open to others.
Keep out: firewalls: what listens on loopback alone needs none.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, now, soon, well

_LISTENS = "0A"
_STORES = {5432: "PostgreSQL", 6379: "Redis"}


def look(case: Case) -> Iterator[Finding]:
    here = case.settings
    outside = {port for port, address in listening(case) if not address.is_loopback}
    if here.dagster_port in outside:
        yield now(
            "pipeline_outside", "The pipeline's pages, which know no password, answer to other computers.",
            f"port {here.dagster_port}", "crossings down, then crossings up; stop whatever else listens there",
        )  # fmt: skip
    is_said = here.host not in ("127.0.0.1", "::1", "localhost")
    if here.superset_port in outside and not is_said:
        yield now(
            "dashboards_outside", "Something answers to other computers where the dashboards should be.",
            f"port {here.superset_port}", "crossings down, then crossings up; stop whatever else listens there",
        )  # fmt: skip
    if is_said and not here.behind_tls:
        yield now(
            "passwords_in_clear", "The dashboards are open to other computers without TLS: passwords travel in clear.",
            "CROSSINGS_HOST", "Unset CROSSINGS_HOST, put a proxy with TLS before it, and set CROSSINGS_BEHIND_TLS=1",
        )  # fmt: skip
    elif is_said:
        yield soon(
            "around_the_proxy", "The dashboards can be reached around the proxy.", "CROSSINGS_HOST",
            "Unset CROSSINGS_HOST: the proxy reaches them on loopback",
        )  # fmt: skip
    for port in sorted(outside & _STORES.keys()):
        yield soon(
            "store_outside", f"{_STORES[port]} of this computer answers to other computers.", f"port {port}",
            "Let it listen on 127.0.0.1 alone",
        )  # fmt: skip
    if not outside & {here.dagster_port, here.superset_port} and not is_said:
        yield well("inside", "Dashboards and pipeline answer to this computer alone.")


def listening(case: Case) -> Iterator[tuple[int, IPv4Address | IPv6Address]]:
    """Every port that something listens on, and the address."""
    for name in ("tcp", "tcp6"):
        table = case.path(f"proc/net/{name}")
        for line in table.read_text().splitlines()[1:] if table.exists() else ():
            fields = line.split()
            if fields[3] == _LISTENS:
                address, _, port = fields[1].partition(":")
                yield int(port, 16), _address(address)


def _address(written: str) -> IPv4Address | IPv6Address:
    """As the kernel writes it: words of four bytes, each turned round."""
    words = [bytes.fromhex(written[at : at + 8])[::-1] for at in range(0, len(written), 8)]
    packed = b"".join(words)
    if len(packed) == 4:
        return IPv4Address(packed)
    whole = IPv6Address(packed)
    return whole.ipv4_mapped or whole
