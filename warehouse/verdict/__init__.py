"""The verdict on a release: which tests judged exactly these files, when, and how it ended.

    why_not     why people must not see a release; None where its verdict is passed, on exactly its bytes
    require     the same as an error
    read        the verdict of a release, if there is one that holds

    home/verdicts/<release>.json    one verdict for each release, signed
    home/verdicts/public-key        with it anybody can check a signature; only the keys of the home can make one

Whoever publishes, rolls back, looks at, exports or tells of a release asks here, and nowhere else. The dashboards'
worker asks too. It holds no keys, so this room imports nothing that needs one.

Add here: another reason why a release must not be seen, whoever asks.
Keep out: the tests themselves, and the moving of releases from room to room (warehouse/release).
"""

from warehouse.verdict.fitness import known_key, require, why_not
from warehouse.verdict.release_digest import digest
from warehouse.verdict.signed import Outcome, Verdict, forget, read, write

__all__ = ["Outcome", "Verdict", "digest", "forget", "known_key", "read", "require", "why_not", "write"]
