"""Recipes: canonical before cutting, and one slip of the pen never breaks every match key."""

from datetime import date
from typing import Any

import pytest

from warehouse.tokens.first_keying import FULL, seal
from warehouse.tokens.recipe import BORDER_PRECISION, Person, codes, columns, parsed, recipes, refused_at, sealed

NAMES = {"mother": "Олена", "father": "Микола", "own": "Ганна", "family": "Шевчук"}
SHE = Person(NAMES, "woman", date(1991, 8, 17))
OTHER: dict[str, dict[str, Any]] = {
    **{part: {"names": NAMES | {part: "Тамара"}} for part in NAMES},
    "sex": {"gender": None},
    "day": {"born": date(1991, 8, 18)},
    "month": {"born": date(1991, 9, 17)},
    "year": {"born": date(1992, 8, 17)},
}


def changed(**said: Any) -> Person:
    return Person(**({"names": SHE.names, "gender": SHE.gender, "born": SHE.born} | said))


def test_the_usual_code_is_made_of_canonical_names() -> None:
    assert codes(recipes()["uic-1"], SHE)[FULL] == "ELNI2170891"
    assert codes(recipes()["initials-year-1"], SHE) == {FULL: "ANSE1991"}


@pytest.mark.parametrize(
    ("mother", "father"), [("Елена", "Николай"), ("Elena", "Nikolai"), ("JELENA", "Mykola"), ("Olena", "Nikolay")]
)
def test_spellings_of_the_same_names_give_the_same_codes(mother: str, father: str) -> None:
    assert codes(recipes()["uic-1"], changed(names={"mother": mother, "father": father})) == codes(
        recipes()["uic-1"], SHE
    )


@pytest.mark.parametrize("name", [name for name, recipe in recipes().items() if recipe.match])
def test_one_wrong_part_leaves_at_least_one_match_key(name: str) -> None:
    recipe = recipes()[name]
    right = codes(recipe, SHE)
    assert recipe.left_out >= recipe.sources - {"year"}
    for part in recipe.left_out:
        wrong = codes(recipe, changed(**OTHER[part]))
        assert wrong[FULL] != right[FULL]
        assert any(wrong[label] == right[label] for label in recipe.match), part


@pytest.mark.parametrize("name", [name for name, recipe in recipes().items() if recipe.match])
def test_one_match_key_does_without_gender_and_no_two_are_the_same(name: str) -> None:
    recipe = recipes()[name]
    assert any("sex" in left_out for left_out in recipe.match.values())
    assert len(set(codes(recipe, SHE).values())) == 1 + len(recipe.match)


def test_a_last_digit_left_out_leaves_the_others() -> None:
    made = codes(recipes()["uic-own-name-2"], SHE)
    assert made["m4"] == "own=ANNA.mother=ELENA.father=NIKOLAI.sex=2.day=1.month=0.year=91"
    for day, month, is_found in ((10, 8, True), (17, 1, True), (27, 8, False), (17, 12, False)):
        other = codes(recipes()["uic-own-name-2"], changed(born=date(1991, month, day)))
        assert (other["m4"] == made["m4"]) is is_found, (day, month)


@pytest.mark.parametrize("name", [name for name, recipe in recipes().items() if recipe.match])
def test_exchanged_parts_leave_the_whole_code_apart_and_match_keys_whole(name: str) -> None:
    """Several keys where evidence would be weighed by one alone; a key that leaves out one of the two cannot."""
    recipe = recipes()[name]
    she = changed(born=date(1991, 8, 7))
    right = codes(recipe, she)
    dates = codes(recipe, changed(born=date(1991, 7, 8)))
    assert dates[FULL] != right[FULL]
    assert sum(dates[label] == right[label] for label in recipe.match) >= min(2, len(recipe.match) - 1)
    if {"own", "mother"} <= recipe.sources:
        names = codes(recipe, changed(names=NAMES | {"own": NAMES["mother"], "mother": NAMES["own"]}, born=she.born))
        assert names[FULL] != right[FULL]
        assert sum(names[label] == right[label] for label in recipe.match) >= min(2, len(recipe.match) - 2)


def test_a_patronymic_for_the_fathers_name_is_the_same_code() -> None:
    for name in ("uic-1", "uic-own-name-1"):
        assert codes(recipes()[name], changed(names=NAMES | {"father": "Николаевна"})) == codes(recipes()[name], SHE)
        assert codes(recipes()[name], changed(names=NAMES | {"own": "Анна Николаевна"})) == codes(recipes()[name], SHE)


def test_half_a_code_is_no_code() -> None:
    recipe = recipes()["uic-1"]
    assert codes(recipe, changed(born=None)) == {}
    assert codes(recipe, changed(names={"mother": "Олена", "father": "-"})) == {}
    assert codes(recipe, changed(names={"mother": "О.", "father": "Микола"})) == {}
    assert codes(recipes()["own-code-1"], Person({})) == {}


def test_a_code_without_gender_is_whole_all_the_same() -> None:
    assert codes(recipes()["uic-1"], changed(gender=None))[FULL] == "ELNI0170891"


def test_sealing_makes_every_label_of_every_scope() -> None:
    recipe, keys = recipes()["uic-1"], {"fi": b"f" * 32, "fi_ru": b"b" * 32}
    made = sealed(recipe, "fi_test", SHE, keys)
    assert list(made) == columns(recipe, ["fi", "fi_ru"])
    assert made["t1_fi_ru_full"] == seal(b"b" * 32, "uic-1", "full", "ELNI2170891")
    assert len(set(made.values())) == 10


def test_a_person_is_not_shown_by_accident() -> None:
    assert "Олена" not in repr(SHE)
    assert "1991" not in f"{SHE}"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"parts": [{"from": "shoe"}]}, "each part"),
        ({"parts": [{"from": "own"}, {"from": "own"}]}, "there once"),
        ({"parts": [{"from": "own"}, {"from": "sex"}], "match": {"m5": ["own"]}}, "a match key"),
        ({"parts": [{"from": "own"}, {"from": "sex"}], "match": {"m1": ["own", "sex"]}}, "not all"),
        ({"parts": [{"from": "own"}, {"from": "sex"}], "match": {"m1": ["own.last"]}}, "some parts"),
        ({"parts": [{"from": "own"}, {"from": "day"}], "match": {"m1": ["year.last"]}}, "some parts"),
        ({"parts": [{"from": "own"}, {"from": "sex"}], "match": {"m1": ["own"]}}, "left out by a match key"),
        ({"parts": [{"from": "own"}, {"from": "day"}], "match": {"m1": ["own", "day"]}}, "not all"),
    ],
)
def test_a_recipe_that_cannot_work_is_refused(said: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parsed("r", said)


def test_a_recipe_that_confuses_people_carries_no_border_scope() -> None:
    refused = refused_at("uic-1", ["ru", "fi_ru"])
    assert refused is not None
    across, measured = refused
    assert across == ["fi_ru"]
    assert measured.precision < BORDER_PRECISION
    assert measured.why
    assert refused_at("uic-own-mother-1", ["fi_ua", "fi"]) is not None
    assert refused_at("uic-1", ["ru"]) is None
    assert refused_at("uic-own-name-2", ["ru", "fi_ru"]) is None
    assert refused_at("a network's own", ["fi_ru"]) is None
    assert refused_at("initials-year-1", ["ru", "fi_ru"]) == (["fi_ru"], None)  # nobody has measured it
    assert refused_at("own-code-1", ["ru", "fi_ru"]) == (["fi_ru"], None)
    assert refused_at("own-code-2", ["ru", "fi_ru"]) is None  # nobody is followed by it, so nobody is confused


def test_a_number_of_one_partner_is_nobody_s_at_another() -> None:
    she, keys = Person({}, code="00001"), {"ru": b"k" * 32}
    of_a_register, own = recipes()["own-code-1"], recipes()["own-code-2"]
    assert sealed(of_a_register, "ru_a", she, keys) == sealed(of_a_register, "ru_b", she, keys) != {}
    assert sealed(own, "ru_a", she, keys) != sealed(own, "ru_b", she, keys)
    assert sealed(own, "ru_a", she, keys) == sealed(own, "ru_a", she, keys)
