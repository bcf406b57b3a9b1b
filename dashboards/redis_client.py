"""The connections of a worker to Redis.

A server that was restarted is noticed, and asked once more; one that does not answer is not waited for.
Add here: another setting of those connections. Keep out: what is kept there (access/, reading/).
"""

from functools import cache
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

_SECONDS = 3


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
