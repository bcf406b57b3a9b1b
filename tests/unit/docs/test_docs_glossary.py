"""Every term of the glossary is said in four languages and has a home; a word of the field says who prints it."""

import page_of_glossary
import pytest
from docs_pages import ROOT

from warehouse import yaml_text
from warehouse.definitions.glossary import OWN_WORDING, SOURCE, Term, terms
from warehouse.definitions.languages import LANGUAGES

DECLARED = yaml_text.read(SOURCE.read_text(encoding="utf-8"))
OF_THE_FIELD = [term for term in terms() if term.said_by]
ALPHABET = {"ru": set("абвгдежзийклмнопрстуфхцчшщъыьэюяё"), "uk": set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")}


def _name(term: Term) -> str:
    return term.name


@pytest.mark.parametrize("term", terms(), ids=_name)
def test_a_term_has_a_meaning_a_home_and_a_word_in_each_language(term: Term) -> None:
    assert set(term.words) == set(LANGUAGES[1:])
    assert (ROOT / term.where).is_file()
    assert term.meaning.endswith(".")
    for language, letters in ALPHABET.items():
        assert {sign for sign in term.words[language].lower() if sign.isalpha()} <= letters


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    assert list(DECLARED) == sorted(DECLARED)
    assert len(terms()) >= 50


@pytest.mark.parametrize("term", OF_THE_FIELD, ids=_name)
def test_a_word_of_the_field_names_who_prints_it_or_why_it_is_ours_in_each_language(term: Term) -> None:
    assert set(term.said_by) == set(LANGUAGES)
    reasons = [said for said in term.said_by.values() if said.lower().startswith("our")]
    assert [reason for reason in reasons if not reason.startswith(OWN_WORDING) or len(reason.split()) < 6] == []


def test_the_words_that_outreach_and_donors_use_are_words_of_the_field() -> None:
    of_the_field = {one.name for one in OF_THE_FIELD}
    assert {"coverage", "outreach", "people reached", "population estimate", "setting", "sex worker"} <= of_the_field
    assert not of_the_field & {"landing", "token", "verdict"}


@pytest.mark.parametrize("term", OF_THE_FIELD, ids=_name)
def test_the_page_shows_who_says_it_so(term: Term) -> None:
    _, _, publishers = page_of_glossary.glossary().partition("## Who says it so")
    assert f"| **{term.name}** | {' | '.join(term.said_by[each] for each in LANGUAGES)} |" in publishers
