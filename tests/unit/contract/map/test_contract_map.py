"""Mapping: each kind of field, each rule that refuses a row, and who is out of scope."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_files import accepted, csv_bytes, declaration, prepared, row, rules

from warehouse.contract import contact_fields

GOOD = [row(number) for number in range(50, 60)]  # company that keeps one bad row below the limit of a delivery


def one_with(**cells: str):  # type: ignore[no-untyped-def]
    """The accepted rows and the problems of a file whose first row has these cells."""
    outcome = prepared(csv_bytes([row(1, **cells), *GOOD]))
    return [one for one in accepted(outcome) if one["row_no"] == 2], rules(outcome)


def field(name: str, **cells: str) -> object:
    (one,), _ = one_with(**cells)
    return one[name]


def test_a_good_row_becomes_the_whole_contract() -> None:
    (one,), problems = one_with()
    assert problems == []
    assert set(contact_fields.STORED) <= set(one)
    assert (one["country"], one["region"], one["city"]) == ("RU", "RU-NW", "ru_spb")
    assert (one["settings"], one["channel"], one["origin_kind"]) == ("sauna|street", "street_outreach", "citizenship")
    assert (one["age_band"], one["birth_year_band"], one["contact_date"]) == ("30-34", "1990-1994", date(2023, 3, 2))
    assert (one["svc_condoms"], one["svc_tb"], one["hts_component_met"]) == (True, False, False)


@pytest.mark.parametrize(
    ("cells", "column", "rule"),
    [
        ({"Дата контакта": ""}, "contact_date", "missing_value"),
        ({"Дата контакта": "2023-03-05"}, "contact_date", "bad_date"),
        ({"Дата контакта": "31.02.2023"}, "contact_date", "bad_date"),
        ({"Дата контакта": "03.05.23"}, "contact_date", "bad_date"),
        ({"Дата контакта": "28.02.2023"}, "contact_date", "date_outside_span"),
        ({"Дата контакта": "01.04.2023"}, "contact_date", "date_outside_span"),
        ({"Город": ""}, "city", "missing_value"),
        ({"Город": "Выборг"}, "city", "unknown_label"),
        ({"Город": "ru_vyborg"}, "city", "unknown_label"),
        ({"Форма работы": ""}, "channel", "missing_value"),
        ({"Форма работы": "Голубиная почта"}, "channel", "unknown_label"),
        ({"Место работы": "Улица,Луна"}, "settings", "unknown_label"),
        ({"Пол": "?"}, "gender", "unknown_label"),
        ({"Возраст": "тридцать"}, "age", "bad_number"),
        ({"Возраст": "31.5"}, "age", "bad_number"),
        ({"Возраст": "111"}, "age", "bad_number"),
        ({"Годы рождения": "90"}, "birth_year_band", "unknown_label"),
        ({"Годы рождения": "1991-1995"}, "birth_year_band", "unknown_label"),
        ({"Презервативы": "много"}, "svc_condoms", "unknown_label"),
    ],
)
def test_each_rule_refuses_its_row_and_no_other(cells: dict[str, str], column: str, rule: str) -> None:
    accepted_rows, problems = one_with(**cells)
    assert (accepted_rows, problems) == ([], [(2, column, rule)])


@pytest.mark.parametrize("day", ["01.03.2023", "31.03.2023"])
def test_the_first_and_last_day_of_the_span_belong_to_it(day: str) -> None:
    assert field("contact_date", **{"Дата контакта": day}) is not None


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("18", "18-19"),
        ("19", "18-19"),
        ("20", "20-24"),
        ("24", "20-24"),
        ("49", "45-49"),
        ("50", "50+"),
        ("110", "50+"),
    ],
)
def test_an_age_is_banded_at_once(age: str, band: str) -> None:
    assert field("age_band", Возраст=age) == band


@pytest.mark.parametrize(
    ("header", "name", "value"),
    [
        ("Возраст", "age_band", "not_recorded"),
        ("Пол", "gender", "not_asked"),
        ("Место работы", "settings", "not_recorded"),
        ("Годы рождения", "birth_year_band", None),
        ("Презервативы", "svc_condoms", False),
        ("Номер", "source_uid", None),
    ],
)
def test_an_empty_cell_is_what_the_contract_calls_it(header: str, name: str, value: object) -> None:
    assert field(name, **{header: ""}) == value


def test_what_the_form_does_not_ask_is_not_recorded_or_empty() -> None:
    (one,), _ = one_with()
    assert (one["migrant_kind"], one["finds_clients"], one["injects_drugs"]) == ("not_recorded", None, None)


def test_not_recorded_beside_a_known_setting_adds_nothing() -> None:
    assert field("settings", **{"Место работы": "not_recorded, Сауна"}) == "sauna"


def test_contract_codes_are_understood_as_they_are() -> None:
    assert field("channel", **{"Форма работы": "street_outreach"}) == "street_outreach"


@pytest.mark.parametrize(("age", "stored"), [("17", 0), ("5", 0), ("18", 1)])
def test_under_eighteen_is_dropped_and_eighteen_is_not(age: str, stored: int) -> None:
    rows, problems = one_with(Возраст=age)
    assert (len(rows), problems) == (stored, [])


@pytest.mark.parametrize(
    ("years", "age", "stored"),
    [
        ("2010-2014", "", None),
        ("2010-2014", "25", None),  # certainly a child's, whatever was typed beside it
        ("2005-2009", "", None),
        ("2005-2009", "18", "18-19"),  # some of these years are 18 by now, and somebody says so
        ("2000-2004", "", "not_recorded"),  # five years are for linkage, and say no age
        ("2006", "", None),
        ("2005", "", None),  # until her birthday she is 17
        ("2005", "18", "18-19"),
        ("2004", "", "18-19"),
        ("1999", "", "20-24"),
        ("1998", "", "24-25"),
        ("1998", "41", "40-44"),
    ],
)
def test_years_of_birth_drop_who_may_be_under_eighteen(years: str, age: str, stored: str | None) -> None:
    """Contacts of March 2023."""
    rows, _ = one_with(**{"Годы рождения": years, "Возраст": age})
    assert [(one["age_band"], len(one["birth_year_band"])) for one in rows] == ([(stored, 9)] if stored else [])


def test_a_child_whose_day_cannot_be_read_is_not_named_either() -> None:
    child = row(1, Возраст="", **{"Годы рождения": "2009", "Дата контакта": "не помню"})
    outcome = prepared(csv_bytes([child, *GOOD]))
    assert (rules(outcome), outcome.outside) == ([], 1)


def test_a_row_out_of_scope_is_not_named_whatever_else_is_wrong_with_it() -> None:
    outcome = prepared(csv_bytes([row(1, Возраст="16", **{"Дата контакта": "не помню", "Город": ""}), *GOOD]))
    assert (rules(outcome), outcome.outside, outcome.manifest.rows_received) == ([], 1, len(GOOD))


def test_a_stated_band_under_eighteen_is_dropped() -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "age"}
    values = declaration().values | {"age_band": {"до 18": "under_18", "20-24": "20-24"}}
    partner = declaration(columns=columns | {"age_band": ["Возраст"]}, values=values)
    outcome = prepared(csv_bytes([row(1, Возраст="до 18"), row(2, Возраст="20–24")]), partner)
    assert (outcome.outside, [one["age_band"] for one in accepted(outcome)]) == (1, ["20-24"])


@pytest.mark.parametrize(
    ("said", "limits"),
    [("22", (20, 24)), ("18–24", (18, 24)), ("45+", (45, None)), ("50 и старше", (50, None)), ("нет", (None, None))],
)
def test_of_an_age_its_limits_are_kept(said: str, limits: tuple[int | None, int | None]) -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "age"}
    values = declaration().values | {"age_band": {"50 и старше": "50+", "нет": "not_recorded"}}
    partner = declaration(columns=columns | {"age_band": ["Возраст"]}, values=values)
    [one] = accepted(prepared(csv_bytes([row(1, Возраст=said)]), partner))
    assert (one["age_low"], one["age_high"]) == limits


def test_whoever_may_be_under_eighteen_is_dropped_like_a_child() -> None:
    rows, problems = one_with(Возраст="15-19")
    assert (rows, problems) == ([], [])


@pytest.mark.parametrize(("given", "amount", "service"), [("10", 10, True), ("0", 0, False), ("", None, False)])
def test_an_amount_says_yes_to_its_service(given: str, amount: int | None, service: bool) -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "svc_condoms"}
    partner = declaration(columns=columns | {"amount_condoms": ["Презервативы"]})
    [one] = accepted(prepared(csv_bytes([row(1, Презервативы=given)]), partner))
    assert (one["amount_condoms"], one["svc_condoms"]) == (amount, service)


@pytest.mark.parametrize("given", ["10000", "-1", "ten", "1/2"])
def test_what_is_no_amount_refuses_its_row(given: str) -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "svc_condoms"}
    partner = declaration(columns=columns | {"amount_condoms": ["Презервативы"]})
    outcome = prepared(
        csv_bytes([row(1, Презервативы=given), *(row(number) | {"Презервативы": "1"} for number in range(2, 20))]),
        partner,
    )
    assert rules(outcome) == [(2, "amount_condoms", "bad_number")]


def test_a_country_of_origin_may_be_another_one() -> None:
    columns = declaration().columns | {"origin_country": ["Гражданство"]}
    values = declaration().values | {"origin_country": {"Другая": "other"}}
    partner = declaration(columns=columns, values=values)
    cells = row(1) | {"Гражданство": "Другая"}
    [one] = accepted(prepared(csv_bytes([cells]), partner))
    assert one["origin_country"] == "other"


def test_all_faults_of_a_row_are_told_at_once() -> None:
    _, problems = one_with(**{"Дата контакта": "?", "Город": "?"})
    assert problems == [(2, "city", "unknown_label"), (2, "contact_date", "bad_date")]


def test_the_first_good_copy_of_a_record_is_kept() -> None:
    copies = [row(1, Номер="7", Город="?"), row(2, Номер="7"), row(3, Номер="7 "), *GOOD]
    outcome = prepared(csv_bytes(copies))
    assert [one["row_no"] for one in accepted(outcome)][:1] == [3]
    assert rules(outcome) == [(2, "city", "unknown_label"), (4, "source_uid", "duplicate_uid")]


@pytest.mark.parametrize(("bad", "status"), [(2, "pending"), (3, "refused")])
def test_more_refused_rows_than_agreed_refuse_the_whole_delivery(bad: int, status: str) -> None:
    rows = [row(number, Город="?" if number < bad else "Иркутск") for number in range(4)]
    outcome = prepared(
        csv_bytes(rows), declaration(delivery=declaration().delivery.model_dump() | {"refuse_above": 0.5})
    )
    assert outcome.manifest.status == status
    assert (outcome.accepted is None) == (status == "refused")


def test_a_moment_with_an_offset_belongs_to_the_partners_own_day() -> None:
    file = {"format": "csv", "encoding": "utf-8", "delimiter": ";", "date_format": "%Y-%m-%d"}
    rows = [row(1, **{"Дата контакта": "2023-03-05T22:30:00.000+00:00"}), row(2, **{"Дата контакта": "2023-03-05"})]
    outcome = prepared(csv_bytes(rows, "utf-8"), declaration(file=file))
    assert [one["contact_date"].day for one in accepted(outcome)] == [6, 5]


CELL = st.sampled_from(
    ["", "?", "17", "31", "Иркутск", "Улица", "05.03.2023", "05.04.2023", "да", "1990-1994", "КАНАРЕЙКА"]
)
FIELDS = ["Дата контакта", "Город", "Форма работы", "Возраст", "Годы рождения", "Презервативы", "t1_ru_full", "Номер"]


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), CELL, max_size=3), max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_row_is_accepted_refused_or_out_of_scope_and_no_value_is_told(changes: list[dict[str, str]]) -> None:
    partner = declaration(delivery=declaration().delivery.model_dump() | {"refuse_above": 1})
    outcome = prepared(csv_bytes([row(number, **cells) for number, cells in enumerate(changes)]), partner)
    manifest = outcome.manifest
    assert manifest.rows_accepted + manifest.rows_refused + outcome.outside == len(changes)
    if manifest.status == "pending":
        assert manifest.rows_refused == len({problem.row_no for problem in manifest.problems})
        assert len(accepted(outcome)) == manifest.rows_accepted
    assert "КАНАРЕЙКА" not in repr(manifest)
