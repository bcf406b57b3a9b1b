"""Every term of the glossary is said in four languages and is at home where it says."""

import page_of_glossary
import pytest
from docs_pages import ROOT

from warehouse import yaml_text

TERMS = yaml_text.read(page_of_glossary.SOURCE.read_text(encoding="utf-8"))
ALPHABET = {"ru": set("абвгдежзийклмнопрстуфхцчшщъыьэюяё"), "uk": set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'")}


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_a_meaning_a_home_and_a_word_in_each_language(term: str) -> None:
    said = TERMS[term]
    assert set(said) == {"ru", "uk", "fi", "meaning", "where"}
    assert (ROOT / said["where"]).is_file()
    assert said["meaning"].endswith(".")
    for language, letters in ALPHABET.items():
        assert {sign for sign in said[language].lower() if sign.isalpha()} <= letters


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    assert list(TERMS) == sorted(TERMS)
    assert len(TERMS) >= 35
