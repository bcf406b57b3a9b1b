"""SECURITY.md names tests for each promise, and they are there.

Add here: another promise of that page. Keep out: paths and links in general (test_docs_paths.py).
"""

import re

from docs_pages import ROOT, text

PAGE = text(ROOT / "SECURITY.md")
ROW = re.compile(r"^\| (\d) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


def test_each_of_the_seven_promises_has_tests_that_exist() -> None:
    promises = {int(number): re.findall(r"`(tests/[^`]+\.py)`", tests) for number, tests in ROW.findall(PAGE)}
    assert set(promises) == set(range(1, 8))
    assert {number for number, tests in promises.items() if not tests} == set()
    for path in (test for tests in promises.values() for test in tests):
        assert re.search(r"^(?:async )?def test_", text(ROOT / path), re.MULTILINE), path
