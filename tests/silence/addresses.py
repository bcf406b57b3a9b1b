"""Which addresses a home was told of, and what an attempt to reach any other one is called.

    configured   host and port that a declaration, a list or a setting names
    own          an end on this computer that a watched process itself opened
    local        a socket or the kernel of this computer, which leads nowhere else
    account      a question of this computer's own for the name of an account, which its name service may answer
    name         a question for the name of a machine
    route        the kernel was asked for a route to an address; nothing was sent (network_calls.py, `is_bare`)
    foreign      everything else

Add here: another kind of address. Keep out: how attempts are seen (network_calls.py).
"""

from collections.abc import Collection, Iterable
from ipaddress import ip_address

from network_calls import OWN, Attempt

INTERNET = ("AF_INET", "AF_INET6")
# The C library asks nscd before it reads /etc/passwd; where nscd does not run, a machine's name is asked at port 53.
ACCOUNTS = ("nscd",)
RESOLVERS = ("systemd/resolve", "io.systemd.Resolve", "avahi", "mdns")
# Never sent anywhere: the kernel's own tables, and a socket's address taken back.
_KERNEL = ("AF_NETLINK", "AF_UNSPEC", "AF_ALG", "AF_VSOCK")
KINDS = ("configured", "own", "local", "account", "route", "name", "foreign")
NEVER = ("name", "foreign")
Place = tuple[str, int]


def opened(attempts: Iterable[Attempt]) -> set[int]:
    """Ports of this computer at which watched processes themselves listened or spoke from."""
    return {attempt.port for attempt in attempts if attempt.call in OWN and attempt.family in INTERNET and attempt.port}


def kind(attempt: Attempt, configured: Collection[Place], own_ports: Collection[int]) -> str:
    """What an attempt is called. Listening at this computer's own end only is no attempt: see `listens_outside`."""
    if attempt.family in _KERNEL:
        return "local"
    if attempt.family == "AF_UNIX":
        if any(word in attempt.place for word in RESOLVERS):
            return "name"
        return "account" if any(word in attempt.place for word in ACCOUNTS) else "local"
    if attempt.port in (53, 853, 5353, 5355):
        return "name"
    if (attempt.place, attempt.port) in configured:
        return "configured"
    if _is_here(attempt) and attempt.port in own_ports:
        return "own"
    return "route" if attempt.is_bare else "foreign"


def listens_outside(attempt: Attempt) -> bool:
    """Whether a process opened an end that other computers could reach, at a port that it chose."""
    return attempt.call == "bind" and attempt.family in INTERNET and attempt.port > 0 and not _is_here(attempt)


def _is_here(attempt: Attempt) -> bool:
    address = ip_address(attempt.place)
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
