"""The corpus: every file of it loads as it was meant, or is refused by a rule that says where and how to mend it."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import pytest
from corpus.all_families import CASES, IDENTITY
from corpus.judge import complaints
from corpus.meant import base
from corpus.outcomes import Case
from corpus.receiver import Receiver, Told

FAMILIES = {"encodings", "dialects", "structure", "values", "drift", "xlsx", "kobo", "dhis2", "bombs", "identifiers"}
Become = Callable[[Case], Told]


@pytest.fixture(scope="module")
def become(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Become]:
    """What becomes of a case. Two processes receive the chosen ones, ahead of the tests that ask for them."""
    folder = tmp_path_factory.mktemp("corpus")
    with Receiver(folder / "one") as one, Receiver(folder / "two") as two, ThreadPoolExecutor(2) as pool:
        idle: SimpleQueue[Receiver] = SimpleQueue()
        idle.put(one)
        idle.put(two)
        chosen = [item.callspec.params["case"] for item in request.session.items if is_of_the_corpus(item)]
        coming = {(case.family, case.name): pool.submit(received, case, idle) for case in chosen}
        yield lambda case: taken(coming.pop((case.family, case.name)))
        pool.shutdown(cancel_futures=True)


def is_of_the_corpus(item: pytest.Item) -> bool:
    return Path(item.path) == Path(__file__) and hasattr(item, "callspec")


def taken(future: Future[Told]) -> Told:
    return future.result()


def received(case: Case, idle: "SimpleQueue[Receiver]") -> Told:
    receiver = idle.get()
    try:
        return receiver.receive(case.data(), base(**case.changes), case.file_name, IDENTITY, case.usual)
    finally:
        idle.put(receiver)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}: {case.name}")
def test_a_file_loads_as_it_was_meant_or_is_refused_and_told(
    case: Case, become: Become, record_property: Callable[[str, object], None]
) -> None:
    told = become(case)
    record_property("seconds", round(told.seconds, 2))
    record_property("megabytes", round(told.megabytes))
    assert complaints(case, told) == []


def test_the_corpus_has_enough_cases_in_ten_families() -> None:
    counted = Counter(case.family for case in CASES)
    assert set(counted) == FAMILIES
    assert sum(counted.values()) >= 150
    assert min(counted.values()) >= 15
    assert len({(case.family, case.name) for case in CASES}) == len(CASES), "two cases of one name"
