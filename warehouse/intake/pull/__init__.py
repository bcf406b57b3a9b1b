"""Fetch a partner's files into memory, whatever kind of source they lie at. One small module per kind.

    source      the partner's declared source and its drop folder, as one
    route       what every kind does alike: list by pattern, size first, attempts, resume, checksums
    folder, sftp, s3, webdav, https, interfaces/    the kinds, chosen by the scheme of the address
    web                   what the kinds that speak HTTP share
    blocks, checksums, patience, troubles    what all share: reading on after a break, proof, waits, words for people

Add here: another kind of source: a Route in a module of its own, and its scheme in source.KINDS.
Keep out: what is in a file, and its name beyond the moment of reading the span from it. Messages name the partner, the
kind of source and the remedy; never an address, a path or a password.
"""

import logging

from warehouse.intake.pull.route import SourceFile
from warehouse.intake.pull.source import Source, opened

# They tell every path and host they touch to whoever listens at a low level. A file name may be a person's name.
_TALKATIVE = ("fsspec", "asyncssh", "sshfs", "s3fs", "aiohttp", "aiobotocore", "botocore", "httpx", "httpcore")
for _name in (*_TALKATIVE, "webdav4", "asyncio", "urllib3"):
    logging.getLogger(_name).setLevel(logging.WARNING)

__all__ = ["Source", "SourceFile", "opened"]
