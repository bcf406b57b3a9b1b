"""Requests about people: what is in them, what they ask for, and what stops them."""

import re
from pathlib import Path

import pyrage
import pytest
from laptop import RU_HEADERS, WAREHOUSE, Laptop, laptop, ru_row
from laptop_forms import RU
from request_typing import FULL_HEADERS, HER, OTHER, asked_for, her_row, packed_tokens, said_in, typing

from warehouse.contract.envelope import signed
from warehouse.definitions.languages import LANGUAGES
from warehouse.sealing import requests
from warehouse.sealing.messages import phrase
from warehouse.sealing.refused import Refused


def test_a_request_holds_the_tokens_that_the_same_person_has_in_a_packed_file(russian: Laptop) -> None:
    path = asked_for(russian, requests.WITHDRAW, HER)
    assert path is not None
    said = said_in(path)
    expected = packed_tokens(russian, her_row(HER))
    assert said == {
        "kind": "withdraw", "version": 1, "partner_code": "ru_laptop", "recipe": "uic-1", "persons": [expected],
    }  # fmt: skip
    scopes = {name.split("_", 1)[1].rsplit("_", 1)[0] for name in expected}
    assert scopes == {"ru", "fi_ru"}
    assert len(expected) == 10


@pytest.mark.parametrize(
    ("recipe", "answers", "row"),
    [
        ("uic-own-name-1", ["Елена", "Николай", "Анна", "1", "17.08.1991"], {"Имя": "Анна", "Пол": "М"}),
        ("initials-year-1", ["Анна", "Иванова", "17.08.1991"], {"Имя": "Анна", "Фамилия": "Иванова"}),
        ("own-code-1", ["ОЛ-ив 10"], {"Код": "OЛИB1O"}),
    ],
)
def test_every_recipe_asks_for_its_own_parts(
    tmp_path: Path, recipe: str, answers: list[str], row: dict[str, str]
) -> None:
    one = laptop(tmp_path / "own", RU, FULL_HEADERS, recipe)
    path = asked_for(one, requests.WITHDRAW, answers)
    assert path is not None, one.told
    assert said_in(path)["persons"] == [packed_tokens(one, ru_row(1, **{"Имя": "", "Фамилия": "", "Код": ""} | row))]


@pytest.mark.parametrize("typed", ["29.02.1988", "1988-02-29"])
@pytest.mark.parametrize("formats", [["%d.%m.%y"], ["%m/%d/%Y", "%d.%m.%Y"], []])
def test_a_birth_date_is_typed_with_its_whole_year(tmp_path: Path, typed: str, formats: list[str]) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS, birth_date_formats=formats)
    path = asked_for(one, requests.WITHDRAW, [*HER[:3], typed])
    assert path is not None, one.told
    assert said_in(path)["persons"] == [
        packed_tokens(one, her_row([*HER[:3], "29.02.88" if formats == ["%d.%m.%y"] else HER[3]]))
    ]


def test_two_digits_of_a_year_name_nobody_even_where_the_file_has_two(tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS, birth_date_formats=["%d.%m.%y"])
    with pytest.raises(Refused, match="code_incomplete"):
        asked_for(one, requests.WITHDRAW, [*HER[:3], "29.02.88"])


def test_the_folder_of_a_request_is_made(tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS)
    one.out.rmdir()
    path = asked_for(one, requests.WITHDRAW, HER)
    assert path is not None
    assert path.parent == one.out


def test_two_people_apart_are_two_and_in_order(russian: Laptop) -> None:
    path = asked_for(russian, requests.APART, HER, OTHER)
    assert path is not None
    said = said_in(path)
    assert said["kind"] == "apart"
    assert said["persons"] == [packed_tokens(russian, her_row(one)) for one in (HER, OTHER)]
    assert said["persons"][0] != said["persons"][1]


def test_two_people_of_one_code_cannot_be_told_apart(russian: Laptop) -> None:
    with pytest.raises(Refused, match="one_code"):
        asked_for(russian, requests.APART, HER, [*HER[:3], "1988-02-29"])
    assert list(russian.out.iterdir()) == []


def test_the_name_is_random_the_files_are_private_and_the_signature_holds(russian: Laptop) -> None:
    paths = [asked_for(russian, requests.WITHDRAW, HER) for _ in range(2)]
    assert len(set(paths)) == 2
    for path in paths:
        assert path is not None
        assert re.fullmatch(r"request_[0-9a-f]{16}\.age", path.name)
        signature = Path(f"{path}.sig")
        assert [one.stat().st_mode & 0o777 for one in (path, signature)] == [0o600, 0o600]
        assert signed.is_signed(russian.public, path.name, path.read_bytes(), signature.read_bytes())
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.generate()])


def test_how_large_a_request_is_does_not_tell_of_how_many_people_it_is(russian: Laptop) -> None:
    one, two = asked_for(russian, requests.WITHDRAW, HER), asked_for(russian, requests.APART, HER, OTHER)
    assert one is not None
    assert two is not None
    sizes = {len(pyrage.decrypt(path.read_bytes(), [WAREHOUSE])) for path in (one, two)}
    assert len(sizes) == 1


@pytest.mark.parametrize("answer", ["", "нет", "yes please"])
def test_nothing_is_written_unless_somebody_agrees(russian: Laptop, answer: str) -> None:
    assert asked_for(russian, requests.WITHDRAW, HER, answer=answer) is None
    assert list(russian.out.iterdir()) == []


def test_what_the_request_will_do_is_shown_before_the_question(russian: Laptop) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(russian.told)
        return "да"

    for kind, people, will in (("withdraw", [HER], "will_withdraw"), ("apart", [HER, OTHER], "will_part")):
        requests.request(kind, russian.settings, russian.out, None, russian.shown.append, ask, typing(*people))
        assert phrase(will, "ru", scopes="ru, fi_ru") in asked[-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("answers", "part"),
    [
        (["", *HER[1:]], "part_mother"),
        (["К", *HER[1:]], "part_mother"),
        ([HER[0], "—", *HER[2:]], "part_father"),
        ([*HER[:3], "29.02.1989"], "part_born"),
        ([*HER[:3], "29.02.88"], "part_born"),
        ([*HER[:3], "01.01.2999"], "part_born"),
        ([*HER[:3], ""], "part_born"),
        ([*HER[:2], "", HER[3]], "part_sex"),
        ([*HER[:2], "Ж", HER[3]], "part_sex"),
    ],
)
def test_a_code_that_lacks_a_part_is_refused_with_a_sentence(
    russian: Laptop, answers: list[str], part: str, language: str
) -> None:
    with pytest.raises(Refused, match="code_incomplete") as refused:
        requests.request(
            "withdraw", russian.settings, russian.out, language, russian.shown.append, lambda _: "да", typing(answers)
        )
    name = re.split("[,:]", phrase(part, language, example=""))[0]
    said = phrase(refused.value.phrase, language, **refused.value.named)
    assert f": {name}. " in said
    assert "88" not in said
    assert list(russian.out.iterdir()) == []


@pytest.mark.parametrize("code", ["нет кода", "###", "abc", "5.11E+12", "xxxx"])
def test_what_is_no_code_is_refused(tmp_path: Path, code: str) -> None:
    one = laptop(tmp_path / "own", RU, FULL_HEADERS, "own-code-1")
    with pytest.raises(Refused, match="code_incomplete") as refused:
        asked_for(one, requests.WITHDRAW, [code])
    assert code not in str(refused.value.named)


def test_a_slip_between_two_typings_is_asked_again(russian: Laptop) -> None:
    typed = iter(["Ксантипа", HER[0], HER[0], HER[0], *[one for answer in HER[1:] for one in (answer, answer)]])
    path = requests.request(
        "withdraw", russian.settings, russian.out, None, russian.shown.append, lambda _: "да", lambda _: next(typed)
    )
    assert path is not None
    assert said_in(path)["persons"] == [packed_tokens(russian, her_row(HER))]
    assert phrase("not_the_same", "ru") in russian.told


@pytest.mark.parametrize("slipping", range(4))
def test_who_never_types_the_same_twice_writes_no_request(russian: Laptop, slipping: int) -> None:
    count = iter(range(1000))
    typed = [answer for at in range(slipping) for answer in (HER[at], HER[at])]

    def ask(_: str) -> str:
        return typed.pop(0) if typed else f"{next(count)}"

    with pytest.raises(Refused, match="code_incomplete"):
        requests.request("withdraw", russian.settings, russian.out, None, russian.shown.append, lambda _: "да", ask)
    assert next(count) == 6  # three times twice
    assert list(russian.out.iterdir()) == []


def test_keys_that_others_can_read_stop_before_anybody_is_asked(russian: Laptop) -> None:
    (russian.folder / "network.json").chmod(0o644)
    with pytest.raises(Refused, match="keys_open"):
        asked_for(russian, requests.WITHDRAW)
