"""Every published table of the demo network is what it was before the code was changed, number for number.

Moving walls must change nothing: this says so. Who changes what a table means writes the digests anew and looks at the
difference: `SNAPSHOT=write pytest tests/contract/demo/test_published_numbers_are_those_of_before.py`.

Add here: nothing; a new table of a release is found by itself.
Keep out: what the numbers should be (the truth tests). Token and noise keys of the tests' home never change.
"""

import json
import os
from pathlib import Path

from pipeline_home import Home
from published_digests import changed, digests

KEPT = Path(__file__).with_name("published_digests.json")


def test_every_published_table_has_the_digest_that_is_kept(built_home: Home) -> None:
    now = digests(built_home.settings.current)
    if os.environ.get("SNAPSHOT") == "write":
        KEPT.write_text(json.dumps(now, indent=1) + "\n")
    others = changed(now, json.loads(KEPT.read_text()))
    assert others == [], "Published numbers are others than before. If that is meant, run again with SNAPSHOT=write."
