"""Detectors: chance is no leak, a column of identifiers is one, at the boundary between the two."""

import random
import uuid
from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest
import stdnum.ee.ik
import stdnum.fi.hetu
import stdnum.ru.inn

from warehouse.contract.gate.identifiers import (
    binomial_tail,
    birth_dates,
    detectors,
    free_texts,
    is_beyond_chance,
    is_serial,
    person_names,
)

THREE = frozenset({"RU", "UA", "FI"})
_RANDOM = random.Random(20230308)


def digits(length: int) -> str:
    return "".join(_RANDOM.choice("0123456789") for _ in range(length))


def found(texts: list[str]) -> set[str]:
    return {detector.rule for detector in detectors(THREE) if detector.hits(pa.array(texts))}


def until(make: Callable[[], str], is_valid: Callable[[str], bool]) -> str:
    return next(text for text in iter(make, None) if is_valid(text))


def snils() -> str:
    body = digits(9)
    control = sum(int(digit) * weight for digit, weight in zip(body, range(9, 0, -1), strict=True)) % 101 % 100
    return f"{body[:3]}-{body[3:6]}-{body[6:]} {control:02}"


def rntrc() -> str:
    body = f"{_RANDOM.randrange(20000, 38000)}{digits(4)}"
    weights = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
    return body + str(sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11 % 10)


IDENTIFIERS: dict[str, Callable[[], str]] = {
    "phone international": lambda: f"+7921{digits(7)}",
    "phone russian": lambda: f"8 (921) {digits(3)}-{digits(2)}-{digits(2)}",
    "phone russian bare": lambda: f"8921{digits(7)}",
    "phone ten digits": lambda: f"911{digits(7)}",
    "phone ukrainian": lambda: f"067{digits(7)}",
    "phone finnish": lambda: f"040 {digits(7)}",
    "phone in a text": lambda: f"звонить {digits(1)} раза 8-921-{digits(3)}-{digits(2)}-{digits(2)} вечером",
    "email": lambda: f"{digits(6)}@example.org",
    "messenger": lambda: f"https://t.me/a{digits(6)}",
    "hetu": lambda: until(
        lambda: f"{digits(6)}-{digits(3)}{_RANDOM.choice('0123ABCDEFHJKLM')}", stdnum.fi.hetu.is_valid
    ),
    "inn": lambda: until(lambda: digits(12), stdnum.ru.inn.is_valid),
    "rntrc": rntrc,
    "snils": snils,
    "coordinates": lambda: f"60.{digits(5)} 24.{digits(5)}",
}


@pytest.mark.parametrize("kind", IDENTIFIERS)
def test_a_column_of_identifiers_is_a_leak(kind: str) -> None:
    assert kind.split()[0] in found([IDENTIFIERS[kind]() for _ in range(6)])


@pytest.mark.parametrize("kind", ["phone russian bare", "phone ukrainian", "phone finnish", "inn", "snils", "hetu"])
def test_one_identifier_among_many_record_numbers_is_noise(kind: str) -> None:
    assert found([IDENTIFIERS[kind](), *(f"K{digits(9)}" for _ in range(200))]) == set()


@pytest.mark.parametrize("length", range(3, 16))
@pytest.mark.parametrize("rows", [20, 400])
def test_random_numbers_of_any_length_are_no_leak(length: int, rows: int) -> None:
    assert found([digits(length) for _ in range(rows)]) == set()


OWN_COLUMNS: dict[str, Callable[[int], str]] = {
    "dates": lambda n: f"{n % 28 + 1:02}.{n % 12 + 1:02}.2023",
    "dates without signs": lambda n: f"2023{n % 12 + 1:02}{n % 28 + 1:02}",
    "moments": lambda n: f"2023-03-{n % 28 + 1:02}T10:{n % 60:02}:00.000+03:00",
    "uuids": lambda n: str(uuid.UUID(int=_RANDOM.getrandbits(128))),
    "tokens": lambda n: f"{_RANDOM.getrandbits(256):064x}",
    "serial numbers": lambda n: str(9_210_000_000 + 7 * n),
    "kobo ids": lambda n: str(301_000_000 + 997 * n),
    "ages": lambda n: str(18 + n % 50),
    "birth years": lambda n: f"{1960 + 5 * (n % 9)}-{1964 + 5 * (n % 9)}",
    "labels": lambda n: ["Массажный салон, Сауна", "Своя квартира, Улица, Сауна", "По вызову", "Бар или клуб"][n % 4],
}


@pytest.mark.parametrize("kind", OWN_COLUMNS)
def test_the_columns_that_exports_have_anyway_are_no_leak(kind: str) -> None:
    texts = pa.array(sorted({OWN_COLUMNS[kind](n) for n in range(300)}))
    assert found(texts.to_pylist()) == set()
    assert birth_dates(texts, date(2023, 3, 1)) == 0
    assert free_texts(texts) == 0


@pytest.mark.parametrize("length", [9, 10, 11, 12])
def test_the_declared_random_rates_are_not_below_the_measured_ones(length: int) -> None:
    numbers = pa.array([digits(length) for _ in range(6000)])
    for detector in detectors(THREE):
        candidates = numbers.filter(pc.match_substring_regex(numbers, detector.candidate)).to_pylist()
        if candidates:
            assert sum(map(detector.is_valid, candidates)) / len(candidates) <= 1.5 * detector.random_rate


def test_a_fourth_country_brings_its_own_numbers_and_only_where_a_network_has_it() -> None:
    four = THREE | {"EE"}
    codes = pa.array([isikukood(n) for n in range(40)])

    assert "personal_number" in {detector.rule for detector in detectors(four) if detector.hits(codes)}
    assert "personal_number" not in {detector.rule for detector in detectors(THREE)}
    numbers = pa.array([digits(11) for _ in range(20000)])
    (own,) = (detector for detector in detectors(four) if detector.rule == "personal_number")
    candidates = numbers.filter(pc.match_substring_regex(numbers, own.candidate)).to_pylist()
    assert 0 < sum(map(own.is_valid, candidates)) / len(candidates) <= 1.5 * own.random_rate


def isikukood(n: int) -> str:
    body = f"4{60 + n % 40:02}0{1 + n % 9}1{n % 9}{100 + 17 * n % 900:03}"
    return next(code for digit in "0123456789" if stdnum.ee.ik.is_valid(code := body + digit))


def test_the_boundary_lies_where_chance_becomes_improbable() -> None:
    assert not is_beyond_chance(3, 3, 0.1)  # 1 in 1,000
    assert is_beyond_chance(4, 4, 0.1)  # 1 in 10,000
    assert not is_beyond_chance(120, 1000, 0.1)
    assert is_beyond_chance(205, 1000, 0.1)


def test_the_tail_is_the_binomial_one() -> None:
    assert binomial_tail(3, 3, 0.1) == pytest.approx(0.001)
    assert binomial_tail(0, 10, 0.3) == pytest.approx(1)


def test_a_register_that_counts_upwards_is_serial_and_a_list_of_phones_is_not() -> None:
    assert is_serial([str(9_210_000_000 + number) for number in range(50)])
    assert not is_serial([f"921{digits(7)}" for _ in range(50)])


def test_dates_of_birth_are_told_from_dates_of_contacts() -> None:
    births = [f"{day:02}.05.19{70 + day}" for day in range(1, 9)]
    assert birth_dates(pa.array(births), date(2023, 3, 1)) == 8
    assert birth_dates(pa.array(births[:1]), date(2023, 3, 1)) == 0


def test_sentences_are_free_text_and_joined_labels_are_not() -> None:
    notes = [
        "пришла вечером и просила совет",
        "рассказала про хозяйку квартиры на Лиговке",
        "ждёт подругу из Пскова в мае",
    ]
    assert free_texts(pa.array(notes)) == 3
    labels = ["street park hotel sauna", "park hotel sauna street bar", "street hotel bar sauna"]
    assert free_texts(pa.array(labels)) == 0


@pytest.mark.parametrize(
    "texts",
    [
        ["Мария Ивановна Кузнецова", "Петрова Ольга Сергеевна", "Сидорова Анна Павловна"],
        ["Кузнецова М. И.", "Петрова О.С.", "А. П. Сидорова"],
        ["пришла Мария Кузнецова", "Ольга Петрова была", "с Анна Сидорова"],
        ["Марія Коваль", "Олена Шевчук", "Наталія Бондар"],
        ["Anna Virtanen", "Liisa Korhonen", "Päivi Nieminen"],
        ["Мария", "Ольга", "Анна", "Ирина", "Света"],
    ],
)
def test_names_of_people_are_found(texts: list[str]) -> None:
    assert person_names(pa.array(texts)) >= 3


@pytest.mark.parametrize(
    "texts",
    [
        ["Нижний Новгород", "Великий Новгород", "Новая Ладога", "Старая Русса"],
        ["Центр «Анна»", "Проект Мария"],
        ["Улица", "Сауна", "Массажный салон", "Съёмная квартира"],
        ["Мария", "Улица", "Сауна", "Трасса", "Онлайн", "Анна"],
        ["МА85", "ОЛ12", "АН77", "ИР90"],
        ["Saint Petersburg", "Kyiv", "Lappeenranta"],
    ],
)
def test_places_choices_and_codes_are_none(texts: list[str]) -> None:
    assert person_names(pa.array(texts)) == 0
