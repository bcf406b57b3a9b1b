"""A source holds codes, and each language says them in its catalogue: what is new, gone, changed or doubtful is seen.

Add here: another way in which a text and its translations can part. Keep out: what one dashboard says.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from demo_sources import SOURCES

from dashboards import lint, messages
from dashboards.expand.layout import NOTICE
from dashboards.sources import wording
from dashboards.sources.wording import Wording, catalogue_file
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.settings import PROJECT_ROOT

CODES = messages.texts(SOURCES)
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 45  # so that a line of a source stays a line
NO_BREAK = "\N{NO-BREAK SPACE}"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edit]:
    """Catalogues that a test may change, as somebody types it."""
    shutil.copytree(wording.LOCALE, tmp_path / "locale")
    monkeypatch.setattr(wording, "LOCALE", tmp_path / "locale")

    def edited(language: str, old: str, new: str) -> None:
        file = catalogue_file(language)
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")
        wording.messages.cache_clear()

    yield edited
    wording.messages.cache_clear()


def found() -> list[str]:
    """What the lint says of the catalogues alone."""
    of_all = list(lint._unknown(SOURCES)) or list(lint._translations(SOURCES))
    return [*of_all, *lint.left_over(SOURCES)]


def test_every_catalogue_is_complete_and_as_the_command_writes_it(edit: Edit) -> None:
    for language in LANGUAGES:
        before = catalogue_file(language).read_bytes()
        assert messages.update(language, CODES) == [], language
        assert catalogue_file(language).read_bytes() == before, language
    assert found() == []


def test_a_code_reads_well_and_cannot_be_taken_for_a_column() -> None:
    assert [code for code in CODES if not CODE.fullmatch(code) or len(code) > LONGEST or code.isdigit()] == []


def test_a_code_that_nobody_knows_is_refused_in_every_language_and_the_lint_names_its_file() -> None:
    for language in (*LANGUAGES, wording.PSEUDO):
        with pytest.raises(ConfigError, match=r"no text 'late-or-so' in dashboards/locale/en\.ftl"):
            Wording(language).sql("coalesce(word, _('late-or-so'))")


def test_a_code_without_english_is_named_with_the_files_that_ask_for_it(edit: Edit) -> None:
    edit("en", "\nin-a-minute =", "\nin-an-hour =")
    assert found() == [
        "dashboards/assets/dashboards/start_here.yaml: there is no text 'in-a-minute' in dashboards/locale/en.ftl",
        "language en: nobody asks for 'in-an-hour'",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_nobody_asks_for_any_more_is_found_and_dropped(edit: Edit, language: str) -> None:
    asked = [code for code in CODES if code != "fixed-places"]
    assert list(messages.unsaid(asked, language)) == ["fixed-places"]
    messages.update(language, asked)
    assert list(messages.unsaid(asked, language)) == []


def test_a_new_text_is_missing_until_it_is_translated(edit: Edit) -> None:
    edit("en", "\nfixed-places =", "\nbrand-new = Brand new\nfixed-places =")
    assert messages.update("ru", [*CODES, "brand-new"]) == ["brand-new"]
    assert '# Brand new\nbrand-new = { "" }\n' in catalogue_file("ru").read_text(encoding="utf-8")
    assert messages.missing([*CODES, "brand-new"], "ru") == ["brand-new"]
    assert Wording("ru").text("brand-new") == "Brand new"


def test_other_english_keeps_its_translations_and_makes_them_doubtful(edit: Edit) -> None:
    edit("en", "fixed-places = fixed places", "fixed-places = places that stay")
    doubtful = [
        f"language {language}: 'fixed-places' was translated from other English, or is marked as doubtful"
        for language in messages.TRANSLATED
    ]
    assert found() == doubtful
    translated = Wording("ru").text("fixed-places")
    assert messages.update("ru", CODES) == ["fixed-places"]
    wording.messages.cache_clear()
    assert f"# ? places that stay\nfixed-places = {translated}\n" in catalogue_file("ru").read_text(encoding="utf-8")
    assert found() == doubtful
    edit("ru", "# ? places that stay\n", "# places that stay\n")
    assert messages.update("ru", CODES) == []
    assert (Wording("ru").text("fixed-places"), found()) == (translated, doubtful[1:])


def test_a_translation_that_lost_a_place_to_fill_or_is_not_ukrainian_is_found(edit: Edit) -> None:
    (english, ukrainian) = (Wording(one).text("within-a-given-country") for one in ("en", "uk"))
    assert "{country}" in english
    edit("uk", f"= {ukrainian.replace('{country}', '{ $country }')}\n", "= У цій країні: ы\n")
    assert found() == [
        "language uk: the translation of 'within-a-given-country' has other places to fill",
        "language uk: the translation of 'within-a-given-country' has Russian letters",
    ]


def test_a_word_that_nobody_may_read_is_found_wherever_a_text_says_it(edit: Edit) -> None:
    edit("en", "= What needs attention?\n", "= Stocks and flows\n")
    told = [problem for problem in lint.problems(SOURCES) if "is not used here" in problem]
    assert any("needs_attention.regional.en" in one and "the word 'Stocks'" in one for one in told)


def test_a_word_that_the_glossary_does_not_use_is_found(edit: Edit) -> None:
    edit("fi", "= Reitit\n", "= Käytävät\n")
    assert list(lint._one_word_for_one_thing(SOURCES)) == [
        "language fi: 'corridors' says 'Käytävät'; the glossary says 'reitti' for corridor"
    ]


@pytest.mark.parametrize("between", ["", " "])
def test_a_number_that_a_line_may_part_from_its_percent_sign_is_found(edit: Edit, between: str) -> None:
    english = Wording("en").text("above-100-percent-of-the-low-estimate")
    edit("en", f"= {english}\n", f"= {english.replace(NO_BREAK, between)}\n")
    assert list(lint._one_word_for_one_thing(SOURCES)) == [
        "language en: in 'above-100-percent-of-the-low-estimate' a line may end between a number and its %"
    ]


def test_other_english_from_superset_is_written_into_the_english_catalogue_alone(edit: Edit) -> None:
    before = catalogue_file("en").read_text(encoding="utf-8")
    messages.reword({"fixed-places": "places that stay"})
    after = catalogue_file("en").read_text(encoding="utf-8")
    assert after == before.replace("= fixed places\n", "= places that stay\n")


def test_a_line_that_is_no_message_is_refused_with_its_place(edit: Edit) -> None:
    edit("fi", "\nfixed-places =", "\nfixed places:")
    with pytest.raises(ConfigError, match=r"dashboards/locale/fi\.ftl: from line \d+ on there is no message"):
        wording.entries("fi")


def test_the_notice_of_a_demonstration_is_the_one_of_the_release() -> None:
    model = (PROJECT_ROOT / "dbt" / "models" / "published" / "pub_release.sql").read_text(encoding="utf-8")
    assert f"'{Wording('en').text(NOTICE)}'" in model
