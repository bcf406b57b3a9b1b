"""Persons of one delivery: counted by the partner's codes, joined exactly as the warehouse's own linkage would."""

import unicodedata
from datetime import date

import boring_linkage
import pyarrow as pa
from boring_evidence import Seen
from boring_linkage import Contact
from hypothesis import given
from hypothesis import settings as checked
from hypothesis import strategies as st
from intake_files import csv_bytes, declaration, prepared, row

from warehouse.contract.keying.persons import national_scope, sealed_persons

MET = Seen(0, "p", "ru_spb", "RU")
BANDS = (None, "1985-1989", "1990-1994")
Row = tuple[int, int | None, int | None, str | None, int]
rows_of_a_file = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.none() | st.integers(1, 4),
        st.none() | st.integers(1, 4),
        st.sampled_from(BANDS),
        st.integers(1, 5),
    ),
    max_size=14,
)


def table(rows: list[Row]) -> pa.Table:
    def key(number: int | None) -> bytes | None:
        return None if number is None else bytes([number]) * 32

    return pa.table(
        {
            "row_no": pa.array(range(2, len(rows) + 2), pa.int32()),
            "contact_date": pa.array([date(2023, 3, day) for *_, day in rows], pa.date32()),
            "birth_year_band": pa.array([band for _, _, _, band, _ in rows], pa.string()),
            "key_ru_full": pa.array([key(full) for full, *_ in rows], pa.binary()),
            "key_ru_m1": pa.array([key(m1) for _, m1, *_ in rows], pa.binary()),
            "key_ru_m2": pa.array([key(m2) for _, _, m2, *_ in rows], pa.binary()),
        }
    )


def counted_by_the_warehouse(rows: list[Row]) -> tuple[int, int]:
    """By the keys of the oracle with which the models of linkage are tested."""
    contacts = [
        Contact("ru", full, (m1, m2), band, f"2023-03-{day:02}|p|{number:09}", MET)
        for number, (full, m1, m2, band, day) in enumerate(rows, 2)
    ]
    person = boring_linkage.persons_of_one_delivery(contacts)
    return len(person), len(set(person.values()))


@checked(max_examples=150, deadline=None)
@given(rows_of_a_file)
def test_codes_are_joined_as_the_linkage_of_the_warehouse_joins_them(rows: list[Row]) -> None:
    assert sealed_persons(table(rows), "ru") == counted_by_the_warehouse(rows)


def test_a_match_key_of_two_joins_and_a_match_key_of_three_does_not() -> None:
    two = [(1, 1, None, None, 1), (2, 1, None, None, 1)]
    assert sealed_persons(table(two), "ru") == (2, 1)
    assert sealed_persons(table([*two, (3, 1, None, None, 1)]), "ru") == (3, 3)


def test_contradicting_birth_years_veto_and_the_earliest_known_band_counts() -> None:
    rows = [(1, 1, None, "1990-1994", 1), (2, 1, None, "1985-1989", 1)]
    assert sealed_persons(table(rows), "ru") == (2, 2)
    later_agrees = [*rows, (2, 1, None, "1990-1994", 5)]
    assert sealed_persons(table(later_agrees), "ru") == (2, 2)
    earlier_agrees = [(1, 1, None, "1990-1994", 1), (2, 1, None, "1985-1989", 3), (2, 1, None, "1990-1994", 2)]
    assert sealed_persons(table(earlier_agrees), "ru") == (2, 1)


def test_a_long_chain_is_one_person_however_its_codes_are_ordered() -> None:
    """Code n shares m1 with one neighbour and m2 with the other."""
    places = [(7 * place) % 40 + 1 for place in range(40)]  # 7 and 40 have no common factor: each code once
    chain: list[Row] = [(code, place // 2 + 1, (place + 1) // 2 + 100, None, 1) for place, code in enumerate(places)]
    assert sealed_persons(table(chain), "ru") == counted_by_the_warehouse(chain) == (40, 1)


def test_a_letter_counts_by_the_scope_of_one_country() -> None:
    assert national_scope(declaration()) == "ru"
    assert national_scope(declaration(scopes=["fi_ru", "ru"])) == "ru"
    assert national_scope(declaration(scopes=["fi_ru"])) is None


def test_a_sealed_file_is_counted_while_it_is_prepared() -> None:
    rows = [row(1), row(2), row(2, Номер="22"), row(3, Город="?")]
    manifest = prepared(csv_bytes(rows)).manifest
    assert (manifest.persons_by_code, manifest.persons_joined) == (2, 2)


def test_a_code_typed_in_two_ways_is_two_codes_and_one_person() -> None:
    columns = declaration().columns | {"client_code": ["Код"]}
    partner = declaration(columns=columns, tokens={"mode": "unsealed", "recipe": "r"}, scopes=["ru"])
    codes = ["АБ-0190", "аб0190", " АБ-0190 ", unicodedata.normalize("NFD", "ЙЙ-1990"), "ЙЙ-1990", ""]
    rows = [
        {**{k: v for k, v in row(number).items() if not k.startswith("t1_")}, "Код": code}
        for number, code in enumerate(codes)
    ]
    utf8 = partner.model_copy(update={"file": partner.file.model_copy(update={"encoding": "utf-8"})})
    manifest = prepared(csv_bytes(rows, "utf-8"), utf8).manifest
    assert manifest.rows_accepted == 6
    assert (manifest.persons_by_code, manifest.persons_joined) == (3, 2)


def test_a_partner_without_codes_hears_of_no_persons() -> None:
    partner = declaration(tokens={"mode": "none"}, scopes=[])
    manifest = prepared(csv_bytes([row(1)]), partner).manifest
    assert (manifest.persons_by_code, manifest.persons_joined) == (None, None)
