"""A process that receives files, each in a child of its own: a crash, a slow or a large one is seen and measured.

Add here: what a case must know of an outcome.
Keep out: judgements (judge.py). Memory is the peak of the reading process plus that of the largest process it started.
"""

import gc
import os
import pickle
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from intake_warehouse import FOLDERS

from warehouse.networks.home import DEMO
from warehouse.settings import PROJECT_ROOT

LANGUAGES = ("en", "ru", "uk", "fi")
PATIENCE = 40  # seconds after which a file is given up; what is slow but ends is measured


@dataclass
class Told:
    """What became of one file."""

    status: str = ""
    problems: list[tuple[int | None, str | None, str]] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    received: int = 0
    outside: int = 0
    repaired: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    wordless: list[tuple[str, str]] = field(default_factory=list)
    said: str = ""
    seconds: float = 0
    megabytes: float = 0
    crashed: str = ""


class Receiver:
    """Use as a context manager, with a file that may be overwritten."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> "Receiver":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "corpus.receiver"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([*FOLDERS, str(PROJECT_ROOT)])},
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def receive(
        self,
        data: bytes,
        attributes: dict[str, Any],
        name: str,
        identity: str | None = None,
        usual: float | None = None,
    ) -> Told:
        assert self._process.stdin
        assert self._process.stdout
        self._file.write_bytes(data)  # so that no file ever weighs on the reading of the next one
        _put(self._process.stdin, (str(self._file), attributes, name, identity, usual))
        told: Told = _take(self._process.stdout)
        return told


def _put(stream: IO[bytes], thing: object) -> None:
    packed = pickle.dumps(thing)
    stream.write(len(packed).to_bytes(8, "big") + packed)
    stream.flush()


def _take(stream: IO[bytes]) -> Any:
    length = stream.read(8)
    return pickle.loads(stream.read(int.from_bytes(length, "big"))) if length else None


def main() -> None:
    """Reads jobs until there are no more. What is loaded once per process is loaded before anything is forked."""
    from corpus.making import lines, text, with_column
    from corpus.meant import base, contacts
    from corpus.planted import IDENTIFIERS

    table = lines(contacts(9))
    for name, (_, make) in IDENTIFIERS.items():
        table = with_column(table, name, [make() for _ in range(9)])
    for encoding in ("utf-8", "windows-1251"):
        received(text(table).encode(encoding, "replace"), base(file={"encoding": encoding}), "export-2023-03.csv", None)
    gc.collect()
    gc.freeze()  # what is shared with the children stays as it is

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed disturbs no answer
    while (job := _take(sys.stdin.buffer)) is not None:
        _put(answers, _in_a_child(*job))


def _in_a_child(file: str, *job: Any) -> Told:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            signal.alarm(PATIENCE)
            with os.fdopen(writing, "wb") as stream:
                _put(stream, _measured(Path(file).read_bytes(), *job))
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        told: Told | None = _take(stream)
    _, status = os.waitpid(child, 0)
    return told or Told(crashed=f"wait status {status}")


def _cpu_seconds() -> float:
    """Of this process and of the children that it has waited for: wall time is that of whatever else runs here."""
    return sum(os.times()[:4])


def _measured(*job: Any) -> Told:
    begin = _cpu_seconds()
    try:
        told = received(*job)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is this file's outcome
        told = Told(crashed=f"{type(error).__name__}: {error}")
    told.seconds = _cpu_seconds() - begin
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told.megabytes = sum(peaks) / 1024
    return told


def received(
    data: bytes, attributes: dict[str, Any], name: str, identity: str | None, usual: float | None = None
) -> Told:
    """The file through the whole of intake up to landing, and every text that would be said of it."""
    from intake_files import KEYING, THEN
    from pyrage.x25519 import Identity

    from warehouse.contract.declaration.declaration import Declaration
    from warehouse.contract.envelope.arrived import Arrived
    from warehouse.contract.map.early_end import Known
    from warehouse.contract.prepare import Prepared, prepare, unpacked

    declared = Declaration.model_validate(attributes)
    opened = unpacked(Arrived(data, name, THEN), declared, [Identity.from_str(identity)] if identity else ())
    known = Known(lambda _: usual)
    outcome = opened if isinstance(opened, Prepared) else prepare(opened, declared, DEMO, KEYING, known=known)
    manifest = outcome.manifest
    told = Told(manifest.status, outside=outcome.outside, repaired=dict(manifest.repaired or {}))
    told.received = manifest.rows_received
    # As it lands: of an age its limits are kept, not the word that they were read from.
    told.rows = outcome.accepted.drop_columns(["age_band"]).to_pylist() if outcome.accepted is not None else []
    told.problems = [(problem.row_no, problem.column, problem.rule) for problem in manifest.problems]
    told.details = [problem.detail for problem in manifest.problems if problem.detail]
    told.said = repr(manifest)
    _tell(told, manifest.problems, declared)
    return told


def _tell(told: Told, problems: list[Any], declared: Any) -> None:
    from warehouse.contract import letter_words

    rules = letter_words.catalogue()["rules"]
    told.kinds = {problem.rule: rules.get(problem.rule, {}).get("kind", "") for problem in problems}
    alike = {(problem.rule, problem.column): problem for problem in problems}
    for problem in alike.values():
        for language in LANGUAGES:
            texts = [say(problem, declared, language) for say in (letter_words.message, letter_words.remedy)]
            texts.append(letter_words.column_label(problem.column, declared, language))
            told.said += " ".join(texts)
            if problem.rule not in rules or not all(text.strip() for text in texts):
                told.wordless.append((problem.rule, language))


if __name__ == "__main__":
    from corpus import receiver  # so that answers are of the class that the other side knows

    receiver.main()
