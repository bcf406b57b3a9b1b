"""`crossings partner add|encrypt|show|schema`: from a sample to a declaration in force, without a snippet of code."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from own_network import own_network

from warehouse import vault
from warehouse.settings import Settings

Crossings = Callable[..., int]
ANSWERS = """
country: RU
cities: ru_spb
agreement_ref: A-1
dpia_ref: D-1
zone: eu-north
review_date: 2030-09-30
safe_to_show: 'yes'
active_from: 2023-01-01
source: {url: /srv/p017}
"""
ROWS = "Дата;Город;Форма работы;Пол\n31.03.2023;СПб;Улица;Ж\n02.03.2023;СПб;Телефон;М\n"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "export-2023-03.csv"
    path.write_text(ROWS, encoding="windows-1251")
    return path


@pytest.fixture(autouse=True)
def network(home: Settings) -> Path:
    """A real partner belongs to a network of this home's own."""
    return own_network(home.home, is_invented=False)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS)
    return path


@pytest.fixture
def add(crossings: Crossings, sample: Path, answers: Path) -> Callable[..., int]:
    return lambda *more: crossings("partner", "add", sample, "--code", "p017", "--answers", answers, *more)


def test_a_declaration_is_written_for_its_owner_alone_and_the_sample_is_checked(add, crossings, capsys, home: Settings):
    assert add() == 0
    path = home.partners / "p017.yaml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "2 строки" in capsys.readouterr().out
    assert crossings("partner", "validate", path) == 0


def test_where_the_keys_are_a_declaration_is_encrypted_and_shown_decrypted(add, crossings, capsys, home: Settings):
    vault.init_demo(home)
    assert add() == 0
    assert [path.name for path in home.partners.iterdir()] == ["p017.yaml.age"]
    assert b"eu-north" not in (home.partners / "p017.yaml.age").read_bytes()
    capsys.readouterr()
    assert crossings("partner", "show", "p017") == 0
    assert "zone: eu-north" in capsys.readouterr().out
    assert crossings("partner", "list") == 0


def test_a_plain_declaration_is_encrypted_later_and_the_plain_file_goes(add, crossings, home: Settings):
    vault.init_demo(home)
    assert add("--plain") == 0
    assert crossings("partner", "encrypt", "p017") == 0
    assert [path.name for path in home.partners.iterdir()] == ["p017.yaml.age"]
    assert stat.S_IMODE((home.partners / "p017.yaml.age").stat().st_mode) == 0o600
    assert crossings("partner", "encrypt", "p017") == 2


def test_encrypting_without_keys_names_the_keys_and_writes_nothing(add, capsys, home: Settings):
    assert add("--encrypt") == 6
    assert not home.partners.exists()


@pytest.mark.parametrize("has_keys", [True, False])
def test_nothing_is_ever_overwritten(add, capsys, home: Settings, has_keys: bool):
    assert add("--plain") == 0
    before = (home.partners / "p017.yaml").read_bytes()
    if has_keys:
        vault.init_demo(home)
    assert add() == 2
    assert "already" in capsys.readouterr().err
    assert [(path.name, path.read_bytes()) for path in home.partners.iterdir()] == [("p017.yaml", before)]


def test_missing_answers_are_told_all_at_once_and_nothing_is_written(crossings, capsys, sample, home: Settings):
    assert crossings("partner", "add", sample, "--yes") == 2
    told = capsys.readouterr().err
    assert all(key in told for key in ("code", "agreement_ref", "safe_to_show", "source.url"))
    assert not home.partners.exists()


def test_mistaken_answers_are_explained_and_nothing_is_written(add, answers, capsys, home: Settings):
    answers.write_text(ANSWERS.replace("eu-north", "''").replace("ru_spb", "ru_atlantis"))
    assert add() == 2
    told = capsys.readouterr().err
    assert "cities" in told
    assert "zone" in told
    assert not home.partners.exists()


def test_answers_that_are_no_choice_are_told_with_the_choices(add, answers, capsys, home: Settings):
    answers.write_text(ANSWERS.replace("RU", "Russia") + "cadence: often\n")
    assert add() == 2
    told = capsys.readouterr().err
    assert "country: choose from RU, UA, FI" in told
    assert "cadence: choose from monthly" in told
    assert not home.partners.exists()


@pytest.mark.parametrize("code", ["../p017", "P017", "p 17", ".hidden"])
def test_a_code_that_is_no_file_name_is_refused(crossings, sample, answers, home: Settings, code: str):
    assert crossings("partner", "add", sample, "--code", code, "--answers", answers) == 2
    assert not home.partners.exists()


def test_words_of_the_sample_are_in_no_error(crossings, capsys, sample, answers, home: Settings):
    sample.write_text(ROWS.replace("Дата;", "День какой;").replace("Ж", "тайна"), encoding="windows-1251")
    assert crossings("partner", "add", sample, "--code", "p017", "--answers", answers) == 2
    said = capsys.readouterr()
    assert "тайна" not in said.err + said.out
    assert "День" not in said.err + said.out


def test_a_person_is_asked_and_asked_again_after_a_mistake(crossings, capsys, sample, monkeypatch, home: Settings):
    replies = {
        "Neutral code": ["p017"],
        "Neutral name": [None],
        "Reference of the agreement": ["A-1"],
        "Reference of the data": ["D-1"],
        "Where the data rest": ["eu-north"],
        "When both": ["soon", "2030-09-30"],
        "May published": ["perhaps", "yes"],
        "First day": ["2023-01-01"],
        "Where its files": ["/srv/p017"],
    }

    def reply(text: str, default: str | None = None) -> str:
        asked = next((key for key in replies if text.startswith(key)), None)
        answer = replies[asked].pop(0) if asked else None
        return answer or str(default)

    monkeypatch.setattr("typer.prompt", reply)
    assert crossings("partner", "add", sample) == 0
    assert "review_date" in capsys.readouterr().err
    assert (home.partners / "p017.yaml").exists()
    assert not any(replies[key] for key in replies if key != "Neutral name")


def test_a_sample_that_will_be_sealed_is_declared_and_not_taken_for_a_delivery(
    add, crossings, capsys, sample, answers, home: Settings
):
    sample.write_text(
        "Дата;Город;Форма работы;Пол;Имя;Дата рождения;Код клиента\n"
        "31.03.2023;СПб;Улица;Ж;Анна;01.02.1990;АБ01\n02.03.2023;СПб;Телефон;М;Иван;03.04.1991;ВГ02\n",
        encoding="windows-1251",
    )
    assert add() == 2
    assert "tokens.mode: The columns E, F hold names" in capsys.readouterr().err
    key = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
    answers.write_text(
        f"{ANSWERS}active_to: 2024-06-30\nsigning_key: {key}\nscopes: ru\n"
        "tokens: {mode: sealed, recipe: uic-own-name-1}\nwords: {gender: {Інша: trans_or_nonbinary}}\n"
    )
    assert add() == 0
    told = capsys.readouterr()
    assert "leave it out" not in told.err
    assert "sheetpack declaration" in told.err
    written = (home.partners / "p017.yaml").read_text(encoding="utf-8")
    assert "active_to: 2024-06-30" in written
    assert "Інша: trans_or_nonbinary" in written
    assert crossings("partner", "validate", home.partners / "p017.yaml") == 0


def test_an_unknown_partner_cannot_be_shown(crossings, capsys):
    assert crossings("partner", "show", "p999") == 2
    assert "partner list" in capsys.readouterr().err


def test_of_two_declarations_of_one_code_none_is_shown_or_encrypted(add, crossings, capsys, home: Settings):
    add()
    text = (home.partners / "p017.yaml").read_text()
    (home.partners / "old").mkdir()
    for name, said in (("old/p017.yml", text), ("p018.yaml", text), ("p019.yaml", "- p017\n"), ("p020.yaml", "a: [")):
        (home.partners / name).write_text(said)
    capsys.readouterr()
    assert crossings("partner", "show", "p017") == 2
    shown = capsys.readouterr()
    assert "old/p017.yml, p017.yaml, p018.yaml" in " ".join(shown.err.split())
    assert "A-1" not in shown.out
    assert "p019" not in shown.err
    (home.partners / "p018.yaml").unlink()
    assert crossings("partner", "encrypt", "p017") == 6  # the keys come first
    vault.init_demo(home)
    assert crossings("partner", "encrypt", "p017") == 2
    assert "old/p017.yml, p017.yaml" in " ".join(capsys.readouterr().err.split())
    (home.partners / "old" / "p017.yml").unlink()
    assert crossings("partner", "encrypt", "p017") == 0
    (home.partners / "p018.yaml").write_text(text)
    assert crossings("partner", "show", "p017") == 2
    (home.partners / "p018.yaml").unlink()
    assert crossings("partner", "show", "p017") == 0


def test_the_schema_is_printed(crossings, capsys):
    assert crossings("partner", "schema") == 0
    assert "columns" in json.loads(capsys.readouterr().out)["properties"]
