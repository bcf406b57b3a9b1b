"""The connections of a worker to Redis.

A server that was restarted is noticed, and asked once more; one that does not answer is not waited for.
Add here: another setting of those connections. Keep out: what is kept there (access/, reading/).
"""

from contextlib import suppress
from functools import cache
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

_SECONDS = 3
ANSWERS = "answer:"  # how keys of kept answers begin


@cache
def of(address: str) -> Any:
    return redis.Redis.from_url(
        address,
        socket_connect_timeout=_SECONDS,
        socket_timeout=_SECONDS,
        health_check_interval=30,
        retry=Retry(NoBackoff(), 1),
        retry_on_error=[redis.ConnectionError],
    )


def forget(address: str, keys: str) -> None:
    """One that does not answer has forgotten everything when it does again."""
    client = of(address)
    with suppress(redis.ConnectionError):
        for key in client.scan_iter(keys, count=500):
            client.unlink(key)
