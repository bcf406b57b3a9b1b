"""What a message says: in the reader's language, with its plurals and dates, and nothing else."""

import re
from datetime import date

import pytest
from babel import Locale

from warehouse.alerts import words
from warehouse.definitions.languages import LANGUAGES, LOCALES

DAY = date(2024, 2, 20)
NOT_UKRAINIAN, NOT_RUSSIAN = re.compile("[ыэъё]", re.IGNORECASE), re.compile("[іїєґ]", re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 0, "New release of 20 February 2024: no alerts. Log in to see it."),
        ("en", 1, "New release of 20 February 2024: 1 alert. Log in to read it."),
        ("en", 3, "New release of 20 February 2024: 3 alerts. Log in to read them."),
        ("ru", 0, "Новый выпуск от 20 февраля 2024 г.: оповещений нет. Войдите, чтобы его посмотреть."),
        ("ru", 1, "Новый выпуск от 20 февраля 2024 г.: 1 оповещение. Войдите, чтобы прочитать."),
        ("ru", 3, "Новый выпуск от 20 февраля 2024 г.: 3 оповещения. Войдите, чтобы прочитать."),
        ("ru", 11, "Новый выпуск от 20 февраля 2024 г.: 11 оповещений. Войдите, чтобы прочитать."),
        ("ru", 21, "Новый выпуск от 20 февраля 2024 г.: 21 оповещение. Войдите, чтобы прочитать."),
        ("uk", 0, "Новий випуск від 20 лютого 2024 р.: сповіщень немає. Увійдіть, щоб його переглянути."),
        ("uk", 2, "Новий випуск від 20 лютого 2024 р.: 2 сповіщення. Увійдіть, щоб прочитати."),
        ("uk", 5, "Новий випуск від 20 лютого 2024 р.: 5 сповіщень. Увійдіть, щоб прочитати."),
        ("fi", 0, "Uusi julkaisu, 20. helmikuuta 2024: ei ilmoituksia. Kirjaudu sisään nähdäksesi sen."),
        ("fi", 1, "Uusi julkaisu, 20. helmikuuta 2024: 1 ilmoitus. Kirjaudu sisään lukeaksesi sen."),
        ("fi", 2, "Uusi julkaisu, 20. helmikuuta 2024: 2 ilmoitusta. Kirjaudu sisään lukeaksesi ne."),
    ],
)
def test_the_number_of_alerts_is_said_as_the_language_says_it(language: str, count: int, said: str) -> None:
    found = words.of_release(language, DAY, count, count, "").text
    assert " ".join(found.split()) == said  # the blanks that must not break count as blanks


@pytest.mark.parametrize(("language", "added"), [("en", "new"), ("ru", "новых"), ("uk", "нових"), ("fi", "uusia")])
def test_how_many_are_new_is_said_where_not_all_are(language: str, added: str) -> None:
    assert f"({added}: 1)" in words.of_release(language, DAY, 3, 1, "").text
    assert f"({added}: 0)" in words.of_release(language, DAY, 1, 0, "").text
    assert "(" not in words.of_release(language, DAY, 3, 3, "").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_no_alerts_hears_of_the_release_alone(language: str) -> None:
    said = words.of_release(language, DAY, None, 0, "").text
    assert re.findall(r"\d+", said) == ["20", "2024"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_of_the_dashboards_stands_below_where_there_is_one(language: str) -> None:
    for message in (
        words.of_release(language, DAY, 2, 2, "https://d.example"),
        words.of_test(language, "https://d.example"),
    ):
        assert message.text.endswith("\n\nhttps://d.example")
    assert "\n" not in words.of_release(language, DAY, 2, 2, "").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_with_every_form_of_its_language(language: str) -> None:
    forms = {"none", "other", *Locale.parse(LOCALES[language]).plural_form.tags}
    for phrase, texts in words.catalogue().items():
        said = texts[language]
        assert not isinstance(said, dict) or set(said) == forms, phrase
        for text in said.values() if isinstance(said, dict) else [said]:
            assert set(re.findall(r"{(\w+)}", text)) <= {"day", "count", "new"}
            assert not (language == "uk" and NOT_UKRAINIAN.search(text)), text
            assert not (language == "ru" and NOT_RUSSIAN.search(text)), text


def test_the_subjects_say_that_there_is_a_release_and_no_more() -> None:
    said = {language: words.of_release(language, DAY, 3, 3, "").subject for language in LANGUAGES}
    assert said == {
        "en": "Crossings: new release",
        "ru": "Crossings: новый выпуск",
        "uk": "Crossings: новий випуск",
        "fi": "Crossings: uusi julkaisu",
    }
