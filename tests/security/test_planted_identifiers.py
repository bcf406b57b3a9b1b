"""Promise 1 by planting: deliveries full of particulars go the whole way, and not one byte of them is kept."""

from collections import Counter
from pathlib import Path

import byte_search
import canaries
import planted
import pytest
import yaml
from own_network import own_network
from pipeline_home import Home, Ran

from warehouse import vault

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(1)]

# As `crossings run`, while every library says everything it has to say into a file.
TALKATIVE = """
import logging, os, sys, warnings
from pathlib import Path
logs = Path(os.environ["CROSSINGS_HOME"], "logs")
logs.mkdir(exist_ok=True)
logging.basicConfig(filename=logs / "everything.log", level=logging.DEBUG)
logging.captureWarnings(True)
warnings.simplefilter("always")
sys.argv = ["crossings", "run"]
from dagster_project.cli import main
main()
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home of own partners, before the run. Temporary files and whatever looks for `~` have folders here."""
    folder = tmp_path_factory.mktemp("planted")
    elsewhere = {"TMPDIR": str(folder / "tmp"), "HOME": str(folder / "user"), "XDG_CACHE_HOME": str(folder / "cache")}
    made = Home(folder / "home", folder / "keys.json", extra=elsewhere)
    own_network(made.path)
    for path in (made.settings.partners, *map(Path, elsewhere.values())):
        path.mkdir(parents=True)
    vault.init_demo(made.settings)
    for code, declared in planted.declarations().items():
        (made.settings.partners / f"{code}.yaml").write_text(yaml.safe_dump(declared, allow_unicode=True))
    planted.deliver(made.settings.demo, vault.load(made.settings).landing_recipient)
    return made


@pytest.fixture(scope="module")
def ran(home: Home) -> Ran:
    return home.python(TALKATIVE)


def test_the_deliveries_went_the_whole_way(home: Home, ran: Ran) -> None:
    assert ran.code == 0, ran.text
    outcomes = Counter(home.rows("select partner_code, status from raw.delivery"))
    accepted = {partner for partner, status in outcomes if status == "accepted"}
    assert accepted == set(planted.declarations())
    assert sum(count for (_, status), count in outcomes.items() if status == "refused") >= 6
    assert home.settings.current.exists()
    assert (home.settings.logs / "everything.log").stat().st_size > 10_000


def test_nothing_planted_is_in_any_file_or_name_of_one(home: Home, ran: Ran) -> None:
    keyring = vault.load(home.settings)
    # Of what people here wrote themselves, one declaration names a sheet.
    rooms = [path for path in home.path.iterdir() if path.name not in ("demo", "network")]
    elsewhere = [Path(path) for path in home.extra.values()]
    assert byte_search.found([*rooms, *elsewhere], canaries.WORDS, home.settings, keyring) == {}


def test_nothing_planted_is_said(ran: Ran) -> None:
    assert {word for word in canaries.WORDS if word in ran.text} == set()


def test_the_search_of_this_home_finds_what_the_partners_sent(home: Home) -> None:
    hits = byte_search.found([home.settings.demo], canaries.WORDS, home.settings, vault.load(home.settings))
    assert {word for words in hits.values() for word in words} >= set(canaries.CANARIES)
