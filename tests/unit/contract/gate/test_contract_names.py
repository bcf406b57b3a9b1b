"""Names of people in a column: found when several are there, and places, choices and codes are none."""

import pyarrow as pa
import pytest

from warehouse.contract.gate import names


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
    assert names.hits(pa.array(texts)) >= 3


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
    assert names.hits(pa.array(texts)) == 0
