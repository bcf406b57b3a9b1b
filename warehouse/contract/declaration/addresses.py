"""What an address says before anybody connects to it: its scheme, and whether it is this machine.

Add here: the scheme of another kind of source, together with its kind (pull/source.py).
Keep out: connecting. A declaration is checked on laptops that have nothing to connect with.
"""

import ipaddress
from urllib.parse import urlsplit

SCHEMES = (
    *("", "file", "sftp", "ssh", "s3", "webdavs", "webdav", "https", "http"),
    *("kobo+https", "kobo+http", "dhis2+https", "dhis2+http"),
)


def is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
