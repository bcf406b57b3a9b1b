"""Which allocator Arrow uses in every process of ours."""

import os
import subprocess
import sys

import pytest

ASKED = "import warehouse.settings, pyarrow; print(pyarrow.default_memory_pool().backend_name)"
NAME = "ARROW_DEFAULT_MEMORY_POOL"


@pytest.mark.parametrize(("said", "used"), [(None, "system"), ("jemalloc", "jemalloc")])
def test_arrow_asks_the_c_library_for_memory_unless_somebody_says_otherwise(said: str | None, used: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != NAME} | ({NAME: said} if said else {})
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASKED], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == used
