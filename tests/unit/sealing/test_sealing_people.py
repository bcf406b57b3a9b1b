"""Who leaves how: children, people who did not agree, people of whom a part is not known."""

from pathlib import Path

import pytest
from laptop import (
    CHILD_CONTACT,
    FI_HEADERS,
    MARCH,
    RU_HEADERS,
    SCOPE_KEYS,
    Laptop,
    accepted,
    csv_bytes,
    fi_row,
    laptop,
    opened,
    ru_row,
    taken_in,
    xlsx_bytes,
)
from laptop_forms import FI, RU

from warehouse.tokens.first_keying import seal


def test_a_child_is_left_out_and_the_contact_is_shown(russian: Laptop) -> None:
    child = ru_row(2, **{"Дата рождения": "04.03.2006"})  # seventeen on the third, eighteen on the fourth
    eighteen = ru_row(3, **{"Дата рождения": "04.03.2006"})
    rows = taken_in(russian, MARCH, csv_bytes([ru_row(1), child, eighteen]))
    assert [row["age_band"] for row in rows] == ["30-34", "18-19"]
    assert CHILD_CONTACT in russian.told


def test_the_contact_is_not_shown_where_no_child_is(russian: Laptop) -> None:
    taken_in(russian, MARCH, csv_bytes([ru_row()]))
    assert CHILD_CONTACT not in russian.told


def test_who_did_not_agree_leaves_without_tokens_and_birth_years(russian: Laptop) -> None:
    rows = taken_in(russian, MARCH, csv_bytes([ru_row(1), ru_row(2, Согласие="нет")]))
    assert [(row["link_ok"], row["key_ru_full"] is None, row["birth_year_band"]) for row in rows] == [
        (True, False, "1990-1994"),
        (False, True, None),
    ]


@pytest.mark.parametrize("part", ["Имя матери", "Имя отца", "Дата рождения"])
def test_a_row_that_lacks_a_part_of_the_code_leaves_anonymous(russian: Laptop, part: str) -> None:
    row = taken_in(russian, MARCH, csv_bytes([ru_row(1), ru_row(2, **{part: ""})]))[1]
    assert (row["link_ok"], row["token_kind"]) == (False, "none")


def test_a_birth_date_that_cannot_be_read_refuses_its_row(russian: Laptop) -> None:
    rows = taken_in(russian, MARCH, csv_bytes([ru_row(1), ru_row(2, **{"Дата рождения": "32.13.2010"})]))
    assert len(rows) == 1
    assert "Дата рождения" in russian.told
    assert "строки 3" in russian.told
    assert "32.13" not in russian.told


def test_dates_of_a_workbook_and_years_of_two_digits_are_the_same_birth_date(tmp_path: Path) -> None:
    made = []
    for at, (written, formats) in enumerate([("17.08.91", ["%d.%m.%y"]), ("1991-08-17", []), ("17.08.1991", [])]):
        one = laptop(tmp_path / str(at), FI, FI_HEADERS, birth_date_formats=formats)
        made.append(taken_in(one, "2024-03.xlsx", xlsx_bytes([fi_row(Syntynyt=written)]))[0]["key_fi_full"])
    assert len(set(made)) == 1


def test_sex_may_stand_in_a_column_that_the_contract_does_not_know(tmp_path: Path) -> None:
    one = laptop(tmp_path / "sex", RU, RU_HEADERS | {"sex": ["Пол (код)"]})
    path = one.pack(MARCH, csv_bytes([ru_row(1, **{"Пол (код)": "М"})]))
    assert path is not None
    assert seal(SCOPE_KEYS["ru"], "uic-1", "full", "ELNI1170891") in opened(path)


@pytest.mark.parametrize(
    ("written", "formats"),
    [("17.08.2091", []), ("17.08.1850", []), ("31.02.1991", []), ("08/17/1991", []), ("1991", ["%d.%m.%y"])],
)
def test_a_birth_date_that_nobody_has_is_not_mended(tmp_path: Path, written: str, formats: list[str]) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS, birth_date_formats=formats)
    good = ru_row(1, **{"Дата рождения": "17.08.91" if formats else "17.08.1991"})
    assert len(taken_in(one, MARCH, csv_bytes([good, ru_row(2, **{"Дата рождения": written})]))) == 1


def test_where_the_form_asks_and_the_answer_is_missing_nobody_has_agreed(tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU | {"optional": ["link_ok"]}, RU_HEADERS)
    row = {header: text for header, text in ru_row().items() if header != "Согласие"}
    assert [row["token_kind"] for row in taken_in(one, MARCH, csv_bytes([row]))] == ["none"]


def test_a_code_of_the_partners_own_is_sealed_as_it_is_and_does_not_leave(tmp_path: Path) -> None:
    one = laptop(tmp_path / "own", RU, {"code": ["Код"], "birth_date": ["Дата рождения"]}, "own-code-1")
    rows = [ru_row(1, Код="ОЛ-ив 10"), ru_row(2, Код="OЛИB1O"), ru_row(3, Код="нет кода")]
    path = one.pack(MARCH, csv_bytes(rows))
    assert path is not None
    assert seal(SCOPE_KEYS["ru"], "own-code-1", "full", "0ЛИB10") in opened(path)
    found = accepted(one.arrived(path))
    assert found[0]["key_ru_full"] == found[1]["key_ru_full"]
    assert "0ЛИB10" not in opened(path)


def test_what_would_be_silently_wrong_does_not_leave(tmp_path: Path) -> None:
    form = RU | {"columns": RU["columns"] | {"age": ["Возраст"]}}
    one = laptop(tmp_path / "own", form, {"code": ["Код"]}, "own-code-1")
    codes = ["ОЛИВ-85", "АННА-90", "ИРПЕ-77", "ТАСИ-93"]
    rows = [ru_row(at, Код=codes[at * at % 4], Возраст=str(20 + at * 7 % 29)) for at in range(24)]
    assert one.pack(MARCH, csv_bytes(rows)) is not None, one.told
    one.shown.clear()
    assert one.pack(MARCH, csv_bytes([row | {"Код": f"К-{at:04}"} for at, row in enumerate(rows)])) is None
    assert "1, 2, 3" in one.told
    one.shown.clear()
    assert one.pack(MARCH, csv_bytes([row | {"Возраст": str(at % 4 * 10)} for at, row in enumerate(rows)])) is None
    assert "Возраст" in one.told
    assert CHILD_CONTACT not in one.told


def test_an_anonymous_contact_leaves_without_tokens_and_a_note_refuses_its_row(tmp_path: Path) -> None:
    one = laptop(tmp_path / "own", RU, {"code": ["Код"]}, "own-code-1")
    rows = [
        ru_row(1, Код="ОЛИВ-85"),
        ru_row(2, Код="аноним 1"),
        ru_row(3, Код="АННА-90 (новая)"),
        ru_row(4, Код="ИР-77"),
    ]
    path = one.pack(MARCH, csv_bytes(rows))
    assert path is not None, one.told
    assert [row["link_ok"] for row in accepted(one.arrived(path))] == [True, False, True]
    assert "строки 4" in one.told
    assert "новая" not in one.told
