"""What is never said for a term is found in every form of the word, and a term never forbids its own word."""

import pytest

from warehouse.definitions.glossary import never_said, terms
from warehouse.definitions.languages import LANGUAGES


def _found(text: str, language: str) -> list[tuple[str, str]]:
    return [(found, term.name) for found, term in never_said(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Люди в разных условиях работы", [("условиях работы", "setting")]),
        ("uk", "люди, які вживають ін’єкційні наркотики", [("вживають ін’єкційні", "people who inject drugs")]),
        ("fi", "Osuus väestöarviosta", [("väestöarviosta", "population estimate")]),
        ("en", "Addicts and others", [("Addicts", "people who inject drugs")]),
    ],
)
def test_a_word_is_found_in_any_case_and_number(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text, language)[:1] == found


def test_a_word_of_another_language_or_a_part_of_a_longer_one_is_left_alone() -> None:
    assert _found("Люди в разных условиях работы", "uk") == []
    assert _found("terveyskontakti", "fi") == []
    assert _found("kontaktia", "fi") == [("kontaktia", "contact")]


def test_the_glossary_keeps_its_own_rule() -> None:
    words = [(term.words[language], language) for term in terms() for language in LANGUAGES[1:]]
    assert [(word, _found(word, language)) for word, language in words if _found(word, language)] == []


def test_what_is_never_said_is_listed_under_a_known_language() -> None:
    assert {language for term in terms() for language in term.never} == set(LANGUAGES)
