"""The file of an export: its owner's alone, whole, never over another one, and sealed where asked."""

import stat
from pathlib import Path

import pyrage
import pytest

from dashboards.pictures.writing import Place
from warehouse.errors import ConfigError

CONTENT = b"<!doctype html> of a dashboard"


def test_a_file_is_for_its_owner_alone_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    Place(tmp_path / "a.html", "html", None, force=False).write(CONTENT)
    assert (tmp_path / "a.html").read_bytes() == CONTENT
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_only_the_recipient_opens_a_sealed_file(tmp_path: Path) -> None:
    holder, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    path = tmp_path / "a.html.age"
    Place(path, "html", str(holder.to_public()), force=False).write(CONTENT)
    sealed = path.read_bytes()
    assert CONTENT not in sealed
    assert pyrage.decrypt(sealed, [holder]) == CONTENT
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [other])


def test_an_existing_file_is_refused_before_and_after_the_work(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    place = Place(path, "pdf", None, force=False)
    path.write_text("somebody else's")
    for attempt in (lambda: place.write(CONTENT), lambda: Place(path, "pdf", None, force=False)):
        with pytest.raises(ConfigError, match="--force"):
            attempt()
    assert path.read_text() == "somebody else's"
    assert list(tmp_path.iterdir()) == [path]
    Place(path, "pdf", None, force=True).write(CONTENT)
    assert path.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("name", "sealed", "said"),
    [
        ("a.txt", False, "must end in .html"),
        ("a.html", True, "must end in .html.age"),
        ("a.html.age", False, "must end in .html:"),
        ("nowhere/a.html", False, "There is no folder"),
    ],
)
def test_a_name_that_says_something_else_is_refused(tmp_path: Path, name: str, sealed: bool, said: str) -> None:
    recipient = str(pyrage.x25519.Identity.generate().to_public()) if sealed else None
    with pytest.raises(ConfigError, match=said):
        Place(tmp_path / name, "html", recipient, force=False)


def test_what_is_no_recipient_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no age recipient") as problem:
        Place(tmp_path / "a.html.age", "html", "AGE-SECRET-WORD", force=False)
    assert "SECRET" not in str(problem.value)
