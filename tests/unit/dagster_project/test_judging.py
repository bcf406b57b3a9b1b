"""What a verdict's version is made of: a change of any file of a test asks for a new verdict."""

from dagster_project import judging
from warehouse import audiences
from warehouse.definitions.contracts import CONTRACT_FILES
from warehouse.settings import PROJECT_ROOT
from warehouse.verdict.signed import DISCLOSURE, EXPECTATIONS


def test_the_disclosure_test_is_made_of_every_file_of_its_room_and_of_what_tables_say_of_themselves() -> None:
    room = PROJECT_ROOT / "warehouse" / "disclosure"
    files = {file for file in room.rglob("*") if file.is_file() and "__pycache__" not in file.parts}
    assert len(files) > 20
    assert set(judging.made_of(DISCLOSURE)) == files | {*CONTRACT_FILES, audiences.DECLARED}


def test_the_expectations_of_a_release_are_made_of_their_own_files() -> None:
    room = PROJECT_ROOT / "expectations"
    assert {room / "release.py", room / "release_tables.py"} < set(judging.made_of(EXPECTATIONS))
    assert room / "deliveries.py" not in judging.made_of(EXPECTATIONS)
