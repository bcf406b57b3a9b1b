"""From a partner's file with names in it to a sealed file that the warehouse takes in."""

from fnmatch import fnmatch
from pathlib import Path

import pytest
from laptop import (
    CHILD_CONTACT,
    MARCH,
    RU_HEADERS,
    SCOPE_KEYS,
    Laptop,
    csv_bytes,
    fi_row,
    laptop,
    opened,
    ru_row,
    taken_in,
    xlsx_bytes,
)
from laptop_forms import RU

from warehouse.contract.envelope import signed
from warehouse.sealing.export_columns import matching
from warehouse.sealing.reading import declared
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import load
from warehouse.tokens.first_keying import seal

BIG = 6000


def test_the_same_person_has_the_same_token_in_both_countries(russian: Laptop, finnish: Laptop) -> None:
    here = taken_in(russian, MARCH, csv_bytes([ru_row()]))[0]
    there = taken_in(finnish, "2024-03.xlsx", xlsx_bytes([fi_row()]))[0]
    labels = ("full", "m1", "m2", "m3", "m4")
    assert [here[f"key_fi_ru_{label}"] for label in labels] == [there[f"key_fi_ru_{label}"] for label in labels]
    assert here["key_ru_full"] not in {there[f"key_{scope}_full"] for scope in ("fi", "fi_ru")}


def test_one_misspelled_part_leaves_a_match_key_that_both_countries_have(russian: Laptop, finnish: Laptop) -> None:
    here = taken_in(russian, MARCH, csv_bytes([ru_row()]))[0]
    there = taken_in(finnish, "2024-03.xlsx", xlsx_bytes([fi_row(Syntynyt="18.08.1991")]))[0]
    assert here["key_fi_ru_full"] != there["key_fi_ru_full"]
    assert here["key_fi_ru_m1"] == there["key_fi_ru_m1"]


def test_the_token_is_the_one_that_tokens_seal_makes(russian: Laptop) -> None:
    path = russian.pack(MARCH, csv_bytes([ru_row()]))
    assert path is not None
    assert seal(SCOPE_KEYS["ru"], "uic-1", "full", "ELNI2170891") in opened(path)


def test_what_the_contract_asks_for_arrives_as_codes(russian: Laptop) -> None:
    row = taken_in(russian, MARCH, csv_bytes([ru_row()]))[0]
    assert (row["city"], row["channel"], row["settings"]) == ("ru_spb", "street_outreach", "sauna|street")
    assert (row["gender"], row["age_band"], row["birth_year_band"]) == ("woman", "30-34", "1990-1994")
    assert (row["svc_condoms"], row["token_kind"]) == (True, "sealed")


def test_no_name_date_number_or_contact_is_in_any_byte_that_was_written(russian: Laptop) -> None:
    rows = [ru_row(n, **{"Имя матери": "Ксантиппа", "Дата рождения": "29.02.1988"}) for n in range(1, 6)]
    before = {path: path.read_bytes() for path in russian.folder.rglob("*") if path.is_file()}
    path = russian.pack(MARCH, csv_bytes([*rows, ru_row(6, **{"Дата рождения": "01.02.2010"})]))
    assert path is not None
    written = [one for one in russian.folder.rglob("*") if one.is_file() and one not in before]
    assert sorted(one.name for one in written) == [path.name, f"{path.name}.sig", MARCH]
    everything = opened(path).encode() + path.read_bytes() + Path(f"{path}.sig").read_bytes() + path.name.encode()
    for canary in (
        "Ксантиппа",
        "KSANTIP",
        "Николай",
        "29.02.1988",
        "1988-02-29",
        "290288",
        "+7921",
        "792100000",
        "555-01",
    ):
        assert canary.lower().encode() not in everything.lower(), canary
    assert CHILD_CONTACT.encode() not in everything
    assert not any(word in russian.told for word in ("Ксантиппа", "KSANTIP", "1988"))


def test_an_unknown_word_is_told_as_the_letter_tells_it(russian: Laptop) -> None:
    rows = taken_in(russian, MARCH, csv_bytes([ru_row(1), ru_row(2, Город="Омск")]))
    assert len(rows) == 1
    assert "Город" in russian.told
    assert "Омск" not in russian.told


def test_the_preview_shows_columns_and_rows_as_they_leave(russian: Laptop) -> None:
    russian.pack(MARCH, csv_bytes([ru_row()]))
    assert "t1_fi_ru_m4" in russian.told
    assert "ru_spb, street_outreach, sauna|street, woman, 30-34" in russian.told


@pytest.mark.parametrize("answer", ["", "нет", "yes please"])
def test_nothing_is_written_unless_somebody_says_yes(russian: Laptop, answer: str) -> None:
    assert russian.pack(MARCH, csv_bytes([ru_row()]), answer) is None
    assert list(russian.out.iterdir()) == []


def test_a_file_that_intake_refuses_does_not_leave(russian: Laptop) -> None:
    rows = [{header: text for header, text in ru_row().items() if header != "Форма работы"}]
    assert russian.pack(MARCH, csv_bytes(rows)) is None
    assert "Форма работы" in russian.told
    assert list(russian.out.iterdir()) == []


def test_a_header_that_the_settings_name_and_the_file_lacks_is_told(russian: Laptop) -> None:
    row = ru_row()
    del row["Имя отца"]
    with pytest.raises(Refused, match="header_missing"):
        russian.pack(MARCH, csv_bytes([row]))


def test_a_mended_file_is_a_version_higher(russian: Laptop) -> None:
    first, second = (russian.pack(MARCH, csv_bytes([ru_row(n)])) for n in (1, 2))
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("2024-03-01_2024-03-31_v1.csv.age", "2024-03-01_2024-03-31_v2.csv.age")
    assert russian.arrived(second).manifest.version == 2


def test_the_signature_holds_for_these_bytes_under_this_name_alone(russian: Laptop) -> None:
    path = russian.pack(MARCH, csv_bytes([ru_row()]))
    assert path is not None
    data, signature = path.read_bytes(), Path(f"{path}.sig").read_bytes()
    assert signed.is_signed(russian.public, path.name, data, signature)
    tampered = data[:-1] + bytes([data[-1] ^ 1])
    assert not signed.is_signed(russian.public, path.name, tampered, signature)
    assert not signed.is_signed(russian.public, "2024-02-01_2024-02-29_v1.csv.age", data, signature)
    assert not signed.is_signed(russian.public, path.name, data, b"no signature")


def test_the_recipe_of_the_declaration_must_be_the_one_that_is_followed(tmp_path: Path) -> None:
    one = laptop(tmp_path / "differs", RU, RU_HEADERS)
    text = (one.folder / "ours.yaml").read_text("utf-8").replace("uic-1", "uic-9")
    (one.folder / "ours.yaml").write_text(text, "utf-8")
    with pytest.raises(Refused, match="recipe_differs"):
        one.pack(MARCH, csv_bytes([ru_row()]))
    assert list(one.out.iterdir()) == []


def test_a_large_file_leaves_with_every_row(russian: Laptop) -> None:
    rows = [
        ru_row(n, **{"Дата рождения": f"{n % 28 + 1:02}.{n // 28 % 12 + 1:02}.{1960 + n // 336 % 40}"})
        for n in range(1, BIG + 1)
    ]
    assert len(taken_in(russian, MARCH, csv_bytes(rows))) == BIG


def test_a_month_without_contacts_leaves_as_a_header(russian: Laptop) -> None:
    header = (";".join(ru_row()) + "\r\n").encode("windows-1251")
    assert taken_in(russian, MARCH, header) == []


def test_equal_record_numbers_stay_equal_and_are_one_contact(russian: Laptop) -> None:
    rows = taken_in(russian, MARCH, csv_bytes([ru_row(1), ru_row(2), ru_row(2)]))
    assert len({row["source_uid"] for row in rows}) == len(rows) == 2


def test_the_warehouse_does_not_take_signatures_for_deliveries(russian: Laptop) -> None:
    path = russian.pack(MARCH, csv_bytes([ru_row()]))
    assert path is not None
    settings = load(russian.settings)
    pattern = matching(declared(settings.declaration), settings.followed).source.pattern
    assert [one.name for one in russian.out.iterdir() if fnmatch(one.name, pattern)] == [path.name]
