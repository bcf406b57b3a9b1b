"""Packages for recipients: what is in them, that they are published cells alone, and equal when made again."""

import csv
import io
import json

import boring_exchange
import docx
import openpyxl
import pytest
from exchange_home import DONOR, FUND, HEALTH, Q1, Sender, coverage, first_rows

from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.release.exchange import dxf2
from warehouse.release.exchange.forms import narrative, pudr, rights

DAY = "2024-02-20"


@pytest.fixture
def published(here: Sender) -> Sender:
    here.publish(DAY, first_rows())
    return here


def values_of(sender: Sender, recipient: str) -> dict[tuple[str, str, str, str], str | None]:
    """(element, period, unit, options) → digits, or None where the package deletes the number."""
    combos = boring_exchange.codes(sender.network, recipient)[2]
    return {
        (one["dataElement"], one["period"], one["orgUnit"], combos.get(one.get("categoryOptionCombo", ""), "")): (
            None if one.get("deleted") else one["value"]
        )
        for one in json.loads(sender.files(recipient, "dxf2")[dxf2.DATA])["dataValues"]
    }


@pytest.mark.parametrize(("recipient", "audience"), [(FUND, DONOR), (HEALTH, "fi")])
def test_dxf2_holds_exactly_the_cells_of_the_mapping(published: Sender, recipient: str, audience: str) -> None:
    values = values_of(published, recipient)
    assert values == boring_exchange.held(published.network, recipient, published.published(audience))
    assert len(values) > 3


def test_a_hidden_cell_an_open_one_and_a_place_without_a_unit_are_not_sent(published: Sender) -> None:
    sent = values_of(published, FUND)
    assert ("REACH", "2023", "OU_FI", "SEX=F") in sent
    assert ("REACH", "2023", "OU_FI", "SEX=M") not in sent
    assert not any(period.startswith("2024") for _, period, _, _ in sent)
    assert {unit for _, _, unit, _ in sent} == {"OU_FI", "OU_UA"}
    health = values_of(published, HEALTH)
    assert health[("REACH", "2023", "FI_TURKU", "")] == "77"
    assert not any(period.startswith("2022") for _, period, _, _ in health), "before `since`"


def test_a_zero_is_sent_only_where_it_means_something(published: Sender) -> None:
    sent = values_of(published, FUND)
    assert sent[("LATE", "2023Q2", "OU_FI", "")] == "0.0"
    assert ("LATE_OFF", "2023Q2", "OU_FI", "") not in sent


def test_shares_are_sent_to_the_last_digit(published: Sender) -> None:
    sent = values_of(published, FUND)
    assert float(sent[("COV_PCT", "2023Q1", "OU_FI", "")]) == 105 / 431


def test_equal_release_and_mapping_are_equal_bytes(published: Sender) -> None:
    codes = ("dxf2", "pudr", "narrative")
    first = {code: published.files(FUND, code) for code in codes}
    folders = {code: one.folder for code, one in published.make(FUND).items()}
    assert {code: published.files(FUND, code) for code in codes} == first
    assert {code: one.is_new for code, one in published.make(FUND).items()} == dict.fromkeys(codes, False)
    for folder in folders.values():
        assert folder is not None
        (folder / "READ-ME.txt").unlink()
    assert {code: published.files(FUND, code) for code in codes} == first


def test_the_form_of_the_global_fund_has_its_columns_in_order_and_published_numbers(published: Sender) -> None:
    book = openpyxl.load_workbook(io.BytesIO(published.files(FUND, "pudr")[pudr.FILE]))
    assert book.sheetnames == ["1C Coverage", "1D Disaggregation", "Withdrawn", "Methods"]
    heads, *rows = book["1C Coverage"].iter_rows(values_only=True)
    assert heads[3:10] == (
        "Numerator", "Denominator", "%", "Target N", "Target D", "Target %", "Achievement, % of target"
    )  # fmt: skip
    first = next(row for row in rows if row[1:3] == ("Finland", "2023-Q1"))
    assert first[0] == "COV"
    assert first[3:5] == (105, 431)
    assert first[5] == pytest.approx(105 / 431, abs=1e-15)
    assert first[6:10] == (None, None, 0.45, 87.3)
    assert first[10] == "'=a source", "a text never runs as a formula"
    assert first[11] == "codes are not sealed: some people may be counted twice; Numerator: 80–105"
    _, *parts = book["1D Disaggregation"].iter_rows(values_only=True)
    by_category = {row[1]: row[4] for row in parts if row[2] == "Finland"}
    assert by_category == {"SEX F": 150, "SEX M": "too few to show, or none", "AGE 50_PLUS": 40}


def test_the_narrative_has_eight_questions_and_three_with_room_for_words(published: Sender) -> None:
    page = docx.Document(io.BytesIO(published.files(FUND, "narrative")[narrative.FILE]))
    texts = [paragraph.text for paragraph in page.paragraphs]
    assert len([text for text in texts if text == "[your words]"]) == 11
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    assert "105" in cells
    assert "COV; codes are not sealed: some people may be counted twice; Numerator: 80–105" in cells
    assert "24.4\N{NO-BREAK SPACE}%" in cells
    assert "too few to show, or none" in cells


def test_rights_stand_with_their_articles_and_an_ended_treaty_is_named(published: Sender) -> None:
    files = published.files(HEALTH, "rights")
    rows = list(csv.DictReader(io.StringIO(files[rights.TABLE].decode("utf-8-sig"))))
    unpaid = next(row for row in rows if row["kind"] == "unpaid")
    assert unpaid["persons"] == "12"
    assert "TSS-sopimus 7" in unpaid["articles"]
    assert unpaid["comment"] == ""
    book = openpyxl.load_workbook(io.BytesIO(files[rights.BOOK]))
    assert book.sheetnames == ["Luvut", "Artiklat", "Takaisin vedetyt", "Menetelmät"]


def test_a_number_that_is_not_published_stops_the_package(published: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in a format is found by reading its file back, and nothing is written."""
    real = dxf2.write

    def one_more(job, earlier):  # type: ignore[no-untyped-def]
        written = real(job, earlier)
        return type(written)(
            {dxf2.DATA: written.files[dxf2.DATA].replace(b'"value": "105"', b'"value": "106"')},
            written.numbers,
            written.withdrawn,
        )

    monkeypatch.setattr(dxf2, "write", one_more)
    with pytest.raises(ReleaseRefused, match=r"no published cell of pub_coverage\.persons"):
        published.make(FUND, "dxf2")
    assert not list(published.settings.exchange.rglob("*.json"))


def test_a_value_that_no_release_knows_is_told_with_those_that_there_are(published: Sender) -> None:
    published.change(
        "recipient_elements.csv", "coverage_scope=served_area,0,numerator", "coverage_scope=moon,0,numerator"
    )
    with pytest.raises(ConfigError, match=r"COV: coverage_scope=moon .* served_area"):
        published.make(FUND)
    assert not list(published.settings.exchange.glob("*/*"))


def test_a_value_that_a_later_release_does_not_know_stops_no_withdrawal(published: Sender) -> None:
    published.make(FUND)
    published.publish("2024-02-21", [row for row in first_rows() if row["table"] != "pub_coverage"])
    published.publish("2024-02-22", [coverage(Q1, 9, coverage_scope="national_share"), *first_rows()[6:]])
    made = published.make(FUND)["dxf2"]
    assert made.withdrawn
    assert any("COV: coverage_scope=served_area" in note for note in made.notes)


def test_two_cells_at_one_address_are_refused(published: Sender) -> None:
    """No rule of the lines lets them pass; a place that a release spells twice would."""
    published.publish("2024-02-21", [*first_rows(), coverage(Q1, 9)])
    with pytest.raises(ReleaseRefused, match="one address"):
        published.make(FUND, "dxf2")


def test_every_language_has_a_page_that_says_how_to_send(published: Sender) -> None:
    for language, word in (("en", "by itself"), ("ru", "удаляет сам"), ("uk", "видаляє сам"), ("fi", "poistaa")):
        lines = published.network / "recipients.csv"
        text = lines.read_text(encoding="utf-8")
        lines.write_text(
            text.replace(",quarter year fiscal_year,en,", f",quarter year fiscal_year,{language},"), "utf-8"
        )
        assert word in published.files(FUND, "dxf2")["READ-ME.txt"].decode()
        lines.write_text(text, "utf-8")


def test_one_published_cell_may_be_two_data_elements(published: Sender) -> None:
    line = "fund,AGAIN,,,pub_reach,persons,gender=woman,0,the same cell\n"
    text = (published.network / "recipient_elements.csv").read_text(encoding="utf-8")
    published.write("recipient_elements.csv", text + line)
    assert len(published.make(FUND)["dxf2"].recipient) > 0
    sent = values_of(published, FUND)
    assert sent[("AGAIN", "2023", "OU_FI", "")] == sent[("REACH", "2023", "OU_FI", "SEX=F")]
