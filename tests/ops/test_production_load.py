"""The short form of `make load`: a handful of readers at once, and two processes killed under them."""

import threading

import kills
import pytest
import told
from limited import GIB, Room
from production_server import Production
from readers import everybody
from scene import Scene, prepared

pytestmark = pytest.mark.builds(7)
ACCOUNTS, SECONDS = 8, 20
FEW = 3  # enough to notice that a process is gone; the rest of the machine is for whatever starts it again
SEATS = {"coordinator": "coordinator_en", "donor_ru": "donor_ru"}


@pytest.fixture(scope="module")
def scene(server: Production) -> Scene:
    return prepared(server, ACCOUNTS, SEATS)


def test_readers_at_once_get_answers_and_no_errors_within_the_memory_of_a_small_server(
    scene: Scene, room: Room
) -> None:
    everybody(scene.readers(), SECONDS)
    rows = told.answers(scene.log)
    told.shown(f"{ACCOUNTS} accounts", told.HEADS, rows)
    told.shown("Memory", ("what", "most"), told.memory(room))
    assert scene.log.failed() == {}
    assert {answer.kind for answer in scene.log.answers} == set(told.KINDS)
    assert (
        len({answer.at for answer in scene.log.answers if answer.kind == "login" and answer.outcome == "ok"})
        == ACCOUNTS
    )
    assert room.refusals() == 0
    assert 0 < room.peak_of_all < 3 * GIB


def test_a_worker_and_redis_killed_under_readers_are_back_and_nobody_is_left_outside(scene: Scene) -> None:
    scene.log.answers.clear()
    happened: list[kills.Killed] = []
    victims = [victim for victim in kills.VICTIMS if victim.name in ("a worker of gunicorn", "Redis")]

    def one_after_another() -> None:
        threading.Event().wait(12)
        happened.extend(kills.kill(scene.server, victim) for victim in victims)

    killer = threading.Thread(target=one_after_another)
    killer.start()
    while killer.is_alive():
        everybody(scene.readers()[:FEW], 15)
    told.shown("Killed", kills.HEADS, [killed.row(scene.log) for killed in happened])
    assert [killed.name for killed in happened if killed.seconds is None] == []
    assert len(happened) == len(victims)
    scene.log.answers.clear()
    everybody(scene.readers(), 10)
    assert scene.log.failed() == {}
