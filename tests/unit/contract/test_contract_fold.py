"""Folding: what a person cannot tell apart compares equal, and nothing else does."""

import pytest

from warehouse.contract.fold import fold, fold_code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Дата контакта", "дата  КОНТАКТА "),
        ("Дата контакта", "Дата\u00a0контакта"),
        ("Возраст", "Bозpаcт"),
        ("18–19", "18-19"),
        ("Ін'єкційне", "Ін’єкційне"),
        ("Съёмная", "Съемная"),
        ("Город", "\ufeffГо\u00adрод"),
    ],
)
def test_spellings_that_look_the_same_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Дата", "Дата контакта"), ("Київ", "Киев"), ("18-19", "18-20")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_code_loses_blanks_dashes_and_the_difference_of_o_and_zero() -> None:
    assert fold_code("ол-ив 1\u00a00 85") == fold_code("OЛИB1O85")


def test_codes_of_two_people_stay_two() -> None:
    assert fold_code("олив1085") != fold_code("олив1086")
