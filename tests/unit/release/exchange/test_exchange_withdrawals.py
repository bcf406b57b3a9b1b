"""What was sent once and is published no more is taken back, whoever missed a package, and from no other release."""

import shutil

import boring_exchange
import dhis2_server
import httpx
import openpyxl
import pytest
from dhis2_server import Dhis2
from exchange_home import (
    DAYS,
    DONOR,
    FUND,
    HEALTH,
    YEAR,
    Sender,
    first_rows,
    late_rows,
    reach,
    without,
)

from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.release import holds, steps
from warehouse.release.exchange import dxf2, package, sent
from warehouse.release.exchange.forms import pudr
from warehouse.release.holds import Reason


def server_of(here: Sender, recipient: str) -> Dhis2:
    return Dhis2(*boring_exchange.codes(here.network, recipient))


def send(here: Sender, recipient: str, server: Dhis2) -> None:
    """What people do with a package, as its page tells them."""
    folder = here.make(recipient, "dxf2")["dxf2"].folder
    if folder is None:
        return
    url, headers = f"{server.address}/api/dataValueSets", {"Content-Type": "application/json"}
    done = httpx.post(url, content=(folder / dxf2.DATA).read_bytes(), headers=headers)
    assert done.status_code == 200, done.text


def test_nothing_is_left_there_that_the_newest_release_does_not_have(here: Sender) -> None:
    """Late data, a number withdrawn, a country whose only partner was stopped: three releases, one after the other."""
    releases = [
        first_rows(),
        late_rows(first_rows()),
        without(without(late_rows(first_rows()), country_code="UA"), gender="woman"),
    ]
    with dhis2_server.running(server_of(here, FUND)) as server:
        seen = []
        for day, rows in zip(DAYS, releases, strict=False):
            here.publish(day, rows)
            send(here, FUND, server)
            expected = boring_exchange.held(here.network, FUND, here.published(DONOR))
            assert server.values == expected
            seen.append(set(expected))
    assert seen[0] - seen[1], "something was hidden"
    assert seen[1] - seen[0], "something came late"
    assert seen[1] - seen[2], "somebody was stopped"


def test_the_server_would_keep_what_nobody_takes_back(here: Sender) -> None:
    """The test above can fail: without deletions old numbers stay, and a zero does not remove them either."""
    with dhis2_server.running(server_of(here, FUND)) as server:
        here.publish(DAYS[0], first_rows())
        send(here, FUND, server)
        shutil.rmtree(here.settings.landing / "sent")
        here.publish(DAYS[1], late_rows(first_rows()))
        send(here, FUND, server)
        expected = boring_exchange.held(here.network, FUND, here.published(DONOR))
        assert set(server.values) - set(expected)


def test_whoever_missed_a_package_gets_its_deletions_with_the_next(here: Sender) -> None:
    with dhis2_server.running(server_of(here, FUND)) as server:
        here.publish(DAYS[0], first_rows())
        send(here, FUND, server)
        here.publish(DAYS[1], late_rows(first_rows()))
        here.make(FUND, "dxf2")  # it is lost on the way
        here.publish(DAYS[2], [*without(late_rows(first_rows()), gender="man"), reach(YEAR, 9, gender="man")])
        send(here, FUND, server)
        assert server.values == boring_exchange.held(here.network, FUND, here.published(DONOR))


def test_a_number_that_becomes_a_zero_without_meaning_is_deleted(here: Sender) -> None:
    zero = [row | {"reporting_completeness": 0.0} if row["table"] == "pub_coverage" else row for row in first_rows()]
    with dhis2_server.running(server_of(here, FUND)) as server:
        here.publish(DAYS[0], first_rows())
        send(here, FUND, server)
        assert any(element == "LATE_OFF" for element, *_ in server.values)
        here.publish(DAYS[1], zero)
        send(here, FUND, server)
        assert not any(element == "LATE_OFF" for element, *_ in server.values)
        assert {value for (element, *_), value in server.values.items() if element == "LATE"} == {"0.0"}


def test_a_line_of_the_mapping_that_goes_takes_its_numbers_back(here: Sender) -> None:
    with dhis2_server.running(server_of(here, FUND)) as server:
        here.publish(DAYS[0], first_rows())
        send(here, FUND, server)
        here.change(
            "recipient_elements.csv", "fund,REACH,AGE=50_PLUS,C_50,pub_reach,persons,age_band=50+,0,by age\n", ""
        )
        here.change("recipient_org_units.csv", "fund,UA,OU_UA,a country\n", "")
        send(here, FUND, server)
        assert server.values == boring_exchange.held(here.network, FUND, here.published(DONOR))
        assert not any(options == "AGE=50_PLUS" or unit == "OU_UA" for _, _, unit, options in server.values)


def test_a_format_that_is_taken_no_more_takes_its_numbers_back(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    here.make(FUND)
    here.change("recipients.csv", "dxf2 pudr narrative", "dxf2")
    made = here.make(FUND)
    assert set(made) == {"dxf2", "pudr", "narrative"}
    assert {code for code, one in made.items() if one.numbers} == {"dxf2"}
    assert all(one.withdrawn for code, one in made.items() if code != "dxf2")


def test_whoever_has_ended_gets_nothing_new_and_loses_what_is_gone(here: Sender) -> None:
    with dhis2_server.running(server_of(here, FUND)) as server:
        here.publish(DAYS[0], first_rows())
        send(here, FUND, server)
        before = set(server.values)
        here.change("recipients.csv", "dxf2 pudr narrative,quarter year fiscal_year,en,,,",
                    "dxf2 pudr narrative,quarter year fiscal_year,en,,2024-03-01,")  # fmt: skip
        here.publish(DAYS[1], late_rows(first_rows()))
        send(here, FUND, server)
        expected = boring_exchange.held(here.network, FUND, here.published(DONOR))
        assert server.values == {key: value for key, value in expected.items() if key in before}
        assert set(expected) - before

        here.make(FUND, withdraw=True)
        send(here, FUND, server)
        assert server.values == {}


def test_everything_is_taken_back_only_from_whom_nothing_is_sent_again(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    here.make(HEALTH)
    with pytest.raises(ConfigError, match="goes on"):
        here.make(HEALTH, withdraw=True)
    for file in ("recipients.csv", "recipient_elements.csv", "recipient_org_units.csv"):
        text = (here.network / file).read_text(encoding="utf-8")
        here.write(file, "".join(line for line in text.splitlines(True) if not line.startswith("health")))
    assert package.orphans(here.settings, here.vault) == [HEALTH]
    made = here.make(HEALTH, withdraw=True)
    assert {one.numbers for one in made.values()} == {0}
    assert all(one.withdrawn for one in made.values())
    assert package.orphans(here.settings, here.vault) == []
    with pytest.raises(ConfigError, match="never sent anything"):
        here.make("nobody", withdraw=True)


def test_a_recipient_that_goes_on_again_gets_its_numbers_again(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    before = here.make(HEALTH, "dxf2")["dxf2"].numbers
    here.change("recipients.csv", "2023-01-01,,,a ministry", "2023-01-01,2024-01-01,,a ministry")
    here.make(HEALTH, withdraw=True)
    assert here.make(HEALTH, "dxf2")["dxf2"].numbers == 0
    here.change("recipients.csv", "2023-01-01,2024-01-01,,a ministry", "2023-01-01,,,a ministry")
    assert here.make(HEALTH, "dxf2")["dxf2"].numbers == before


def test_a_held_table_takes_its_numbers_back_with_the_release_that_holds_it(here: Sender) -> None:
    first = here.publish(DAYS[0], first_rows())
    here.make(FUND)
    holds.hold(here.settings, ["pub_reach"], Reason.HARM, first, by="adviser")
    with pytest.raises(ReleaseRefused, match="shows pub_reach, held back"):
        here.make(FUND)
    here.publish(DAYS[1], first_rows(), held=("pub_reach",))
    made = here.make(FUND)
    assert made["dxf2"].withdrawn == 2
    assert made["dxf2"].numbers


def test_a_form_names_what_was_withdrawn_and_shows_no_zero_for_it(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    here.make(FUND)
    here.publish(DAYS[1], late_rows(first_rows()))
    folder = here.make(FUND, "pudr")["pudr"].folder
    assert folder is not None
    book = openpyxl.load_workbook(folder / pudr.FILE)
    _, *rows = book["Withdrawn"].iter_rows(values_only=True)
    assert ("pub_coverage served_area, reached_any", "Finland", "2023-Q1", "persons") in rows
    assert "Take them out" in str(rows[-1][0])
    heads, *coverage_rows = book["1C Coverage"].iter_rows(values_only=True)
    hidden = next(row for row in coverage_rows if row[1:3] == ("Finland", "2023-Q1"))
    assert hidden[heads.index("Numerator")] == "too few to show, or none"


def test_after_a_rollback_the_release_that_was_left_is_taken_back(here: Sender) -> None:
    first = here.publish(DAYS[0], first_rows())
    with dhis2_server.running(server_of(here, FUND)) as server:
        here.publish(DAYS[1], late_rows(first_rows()))
        send(here, FUND, server)
        steps.roll_back(here.settings, here.vault, first, by="somebody")
        assert not list(here.settings.exchange.glob("*/*/*")), "nobody may send it any more"
        send(here, FUND, server)
        assert server.values == boring_exchange.held(here.network, FUND, here.published(DONOR))


def test_the_ledger_holds_no_number_and_no_name_in_the_open(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    here.make(FUND)
    (file,) = (here.settings.landing / "sent").iterdir()
    assert file.read_bytes().startswith(b"age-encryption.org/")
    assert FUND not in file.name
    book = sent.read(here.settings, here.vault, FUND)
    values = boring_exchange.held(here.network, FUND, here.published(DONOR)).values()
    addresses = " ".join(book.of("dxf2").earlier.numbers)
    assert not any(f'"{value}"' in addresses or f",{value}]" in addresses for value in values)
    assert {one.release for one in book.of("dxf2").packages} == {f"{DAYS[0]}-0123456789ab"}


def test_the_same_package_again_leaves_the_ledger_as_it_is(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    here.make(FUND)
    (file,) = (here.settings.landing / "sent").iterdir()
    before = file.read_bytes()
    here.make(FUND)
    assert file.read_bytes() == before
