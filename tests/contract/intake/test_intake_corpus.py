"""The corpus: every file of it loads as it was meant, or is refused by a rule that says where and how to mend it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus.all_families import CASES, IDENTITY
from corpus.judge import complaints
from corpus.meant import base
from corpus.outcomes import Case
from corpus.receiver import Receiver

FAMILIES = {"encodings", "dialects", "structure", "values", "drift", "xlsx", "kobo", "dhis2", "bombs", "identifiers"}


@pytest.fixture(scope="module")
def receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Receiver]:
    with Receiver(Path(tmp_path_factory.mktemp("corpus"), "file")) as started:
        yield started


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}: {case.name}")
def test_a_file_loads_as_it_was_meant_or_is_refused_and_told(
    case: Case, receiver: Receiver, record_property: pytest.FixtureRequest
) -> None:
    told = receiver.receive(case.data(), base(**case.changes), case.file_name, IDENTITY)
    record_property("seconds", round(told.seconds, 2))  # type: ignore[operator]
    record_property("megabytes", round(told.megabytes))  # type: ignore[operator]
    assert complaints(case, told) == []


def test_the_corpus_has_enough_cases_in_ten_families() -> None:
    counted = Counter(case.family for case in CASES)
    assert set(counted) == FAMILIES
    assert sum(counted.values()) >= 150
    assert min(counted.values()) >= 15
    assert len({(case.family, case.name) for case in CASES}) == len(CASES), "two cases of one name"
