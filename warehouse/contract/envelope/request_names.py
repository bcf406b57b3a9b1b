"""By their names alone, requests about people are told from deliveries at a source.

Add here: another kind of file that is fetched and is no delivery.
Keep out: what becomes of a request (landing/requests.py).
"""

import re

# Random digits: the name says nothing of anybody.
NAME = re.compile(r"request_[0-9a-f]{16}\.age")


def is_request(name: str) -> bool:
    return NAME.fullmatch(name) is not None
