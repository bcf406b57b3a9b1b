"""Sixty and more broken declarations: the key is named, a remedy is there, all at once, in words for people."""

import re
from pathlib import Path

import pytest
import yaml
from intake_files import attributes

from warehouse import yaml_text
from warehouse.contract.declaration.declaration_schema import SAYS, schema
from warehouse.contract.declaration.mistakes import validate_all
from warehouse.networks.mistakes import Mistake
from warehouse.settings import settings

# Words of Python, pydantic and PyYAML that mean nothing to who writes a declaration.
JARGON = re.compile(
    r"pydantic|Input should|validation|NoneType|\bdict\b|\bstr\b|\bint\b|\bbool\b|Traceback|Error\b|constrained|\[key\]"
    r"|scanning|constructor|instance|literal|mapping values|extra_forbidden|should (?:match|have)|function-"
)
GOOD = yaml.safe_dump(attributes(), allow_unicode=True, sort_keys=False).replace("'2022-01-01'", "2022-01-01")


def broken(tmp_path: Path, text: str) -> list[Mistake]:
    path = tmp_path / "ru_test.yaml"
    path.write_text(text, encoding="utf-8")
    return validate_all([path], settings())


def changed(**lines: str) -> str:
    """The good declaration with some keys written anew, as a person would type them."""
    content = yaml_text.read(GOOD)
    kept = {key: value for key, value in content.items() if key not in lines}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False) + "".join(f"{k}: {v}\n" for k, v in lines.items())


def earlier(*rules: str, **lines: str) -> str:
    """With rules of reporting of before, each by month and with 20 days of grace unless it says otherwise."""
    whole = (rule if "cadence" in rule else f"{rule}, cadence: monthly" for rule in rules)
    return changed(earlier_reporting=f"[{', '.join(f'{{{rule}, grace_days: 20}}' for rule in whole)}]", **lines)


def without(key: str) -> str:
    content = yaml_text.read(GOOD)
    return yaml.safe_dump({name: value for name, value in content.items() if name != key}, allow_unicode=True)


def test_the_declaration_that_is_broken_below_is_good(tmp_path: Path) -> None:
    assert broken(tmp_path, GOOD) == []


CSV = "format: csv, encoding: utf-8"
NAMED = r"'(?P<year>\d{4})-(?P<month>\d{2})'"
COLUMNS = "contact_date: [Дата], city: [Город], channel: [Форма]"
MISTAKES = [
    # who
    (changed(code="P017"), "code", "small letters"),
    (changed(code="017"), "code", "quotes"),
    (changed(alias="''"), "alias", "at least one sign"),
    (changed(alias="a name that is far too long to show"), "alias", "Shorten"),
    (changed(country="Russia"), "country", "like FI"),
    (changed(country="NO"), "country", "quotes"),
    (changed(country="FR"), "country", "no country of the network"),
    (changed(language="ua"), "language", "Choose from en, ru, uk, fi"),
    (changed(demo="maybe"), "demo", "true or false"),
    (changed(demo="false"), "agreement_ref", "cannot start"),
    (changed(demo="false", agreement_ref="A", dpia_ref="D", zone="Z"), "review_date", "cannot start"),
    (changed(safe_to_show="'yes'"), "safe_to_show", "without quotes"),
    (changed(active_from="01.02.2023"), "active_from", "2024-01-31"),
    (changed(active_from="2023-02-30"), "active_from", "exists"),
    (changed(active_to="2021-01-01"), "active_to", "dates"),
    (changed(city_days="{ru_vyborg: {active_from: 2024-01-01}}"), "city_days.ru_vyborg", "List it in cities"),
    (changed(city_days="{ru_spb: {active_from: 2001-01-01}}"), "city_days.ru_spb.active_from", "Leave it out"),
    (
        changed(city_days="{ru_spb: {active_from: 2024-02-01, active_to: 2024-01-01}}"),
        "city_days.ru_spb.active_to",
        "two dates",
    ),
    (changed(city_days="{ru_spb: {since: 2024-02-01}}"), "city_days.ru_spb.since", ""),
    (changed(cadence="montly"), "cadence", "Did you mean monthly"),
    (changed(grace_days="'20'"), "grace_days", "digits only"),
    (changed(grace_days="-1"), "grace_days", "at least 0"),
    (earlier("until: 2023-05-20"), "earlier_reporting.0.until", "the last day of one"),
    (earlier("until: 2021-06-30"), "earlier_reporting.0.until", "Write the earliest first"),
    (earlier("until: 2023-05-31", "until: 2023-04-30"), "earlier_reporting.1.until", "Write the earliest first"),
    (earlier("until: 2023-05-31", "until: 2023-05-31"), "earlier_reporting.1.until", "each with its own last day"),
    (earlier("until: 2023-05-31", active_to="2023-05-31"), "earlier_reporting.0.until", "cadence and grace_days"),
    (earlier("until: 2023-05-31, cadence: dayly"), "earlier_reporting.0.cadence", "Choose from"),
    (earlier("until: soon"), "earlier_reporting.0.until", "2024-01-31"),
    (changed(earlier_reporting="[{until: 2023-05-31}]"), "earlier_reporting.0.cadence", "Add this key"),
    (changed(timezone="Moscow"), "timezone", "Europe/Helsinki"),
    (changed(cities="ru_spb"), "cities", "brackets"),
    (changed(cities="[]"), "cities", "at least one"),
    (changed(cities="[ru_atlantis]"), "cities", "add-city"),
    (changed(letter_key="ssh-rsa"), "letter_key", "age1"),
    (changed(signing_key="ssh-ed25519"), "signing_key", "sheetpack key"),
    (changed(demo="false", agreement_ref="A", dpia_ref="D", zone="Z"), "signing_key", "sheetpack key"),
    # where from
    (changed(source="/srv/files"), "source", "key: value"),
    (changed(source="{pattern: '*.csv'}"), "source.url", "Add this key"),
    (changed(source="{url: /srv, patern: x}"), "source.patern", "Did you mean pattern"),
    (changed(source="{url: /srv, token_env: secret-token}"), "source.token_env", "never the secret"),
    (changed(source="{url: /srv, max_mb: 0}"), "source.max_mb", "more than 0"),
    (changed(source="{url: /srv, max_mb: lots}"), "source.max_mb", "number"),
    (changed(source="{url: 'sftp://u@host/x'}"), "source.known_hosts", "known_hosts file"),
    (changed(source="{url: 'gopher://host/x'}"), "source.url", "folder"),
    (changed(source="{url: 'https://u:secret@host/x'}"), "source.url", "password_env"),
    (changed(source="{url: /srv, endpoint: 'https://host'}"), "source.endpoint", "Remove"),
    # how written
    (changed(file="{format: cvs}"), "file.format", "Did you mean csv"),
    (changed(file=f"{{{CSV}}}"), "file.delimiter", "Write"),
    (changed(file=f"{{{CSV}, delimiter: ';;;;'}}"), "file.delimiter", "Shorten"),
    (changed(file="{format: csv, encoding: cp-cyrillic, delimiter: ;}"), "file.encoding", "windows-1251"),
    (changed(file=f"{{{CSV}, delimiter: ;, quote: ;}}"), "file.delimiter", "different signs"),
    (changed(file=f"{{{CSV}, delimiter: ;, decimal: x}}"), "file.decimal", "Choose from"),
    (changed(file=f"{{{CSV}, delimiter: ;, date_format: '%d.%m'}}"), "file.date_format", "whole date"),
    (changed(file=f"{{{CSV}, delimiter: ;, date_format: []}}"), "file.date_format", "at least one"),
    (changed(file=f"{{{CSV}, delimiter: ;, date_format: 5}}"), "file.date_format", "quotes"),
    (changed(file=f"{{{CSV}, delimiter: ;, date_format: ['%d/%m/%Y', '%m/%d/%Y']}}"), "file.date_format", "Keep"),
    (changed(file="{format: xlsx, layout: kobbo}"), "file.layout", "Did you mean kobo"),
    (changed(file="{format: xlsx, layout: dhis2}"), "file.layout", "Correct"),
    (changed(file="{format: xlsx, layout: kobo, repeats: {person: row}}"), "file.repeats.person", "Did you mean rows"),
    (changed(file="{format: xlsx, repeats: {person: rows}}"), "file.repeats", "kobo"),
    (changed(file="{format: xlsx, sheet: 2023}"), "file.sheet", "quotes"),
    (changed(file=f"{{{CSV}, delimeter: ;}}"), "file.delimeter", "Did you mean delimiter"),
    # what a file is
    (changed(delivery="{name_pattern: '('}"), "delivery.name_pattern", "See"),
    (changed(delivery="{refuse_above: 0.2}"), "delivery.name_pattern", "delivery.span"),
    (changed(delivery="{span: monthly}"), "delivery.span", "Choose from"),
    (changed(delivery=f"{{name_pattern: {NAMED}, refuse_above: 20}}"), "delivery.refuse_above", "at most 1"),
    # how coded
    (changed(tokens="{mode: seal}"), "tokens.mode", "Did you mean sealed"),
    (changed(tokens="sealed"), "tokens", "key: value"),
    (changed(tokens="{mode: sealed}"), "tokens.recipe", "recipe"),
    (changed(scopes="[ru, ru_ua]"), "scopes", "Remove"),
    (changed(scopes="[ru, ru_ua]"), "scopes", "name the signed agreement"),
    (changed(scopes="[ru, ru_ua]", scope_agreements="{ru_ua: ' '}"), "scopes", "dangerous on both sides"),
    (changed(scope_agreements="{ru_ua: A-7}"), "scope_agreements.ru_ua", "list the scope"),
    (changed(scope_agreements="{fi_ru: A-7}"), "scope_agreements.fi_ru", "only ru_ua does"),
    (changed(scope_agreements="A-7"), "scope_agreements", "key: value"),
    (changed(scopes="[fi_ru_ua]"), "scopes", "Choose from"),
    (changed(demo="false", scopes="[ru, fi_ru]", tokens="{mode: sealed, recipe: uic-1}"), "scopes", "93.7%"),
    (
        changed(demo="false", scopes="[ru, fi_ru]", tokens="{mode: unsealed, recipe: own-code-1}"),
        "scopes",
        "nobody has",
    ),
    # headers and words
    (without("columns"), "columns", "Add this key"),
    (changed(columns="{contact_date: [Дата], city: [Город]}"), "columns.channel", "header"),
    (changed(columns=f"{{{COLUMNS}, gendr: [Пол]}}"), "columns.gendr", "Did you mean gender"),
    (changed(columns=f"{{{COLUMNS}, gender: Пол}}"), "columns.gender", "brackets"),
    (changed(columns=f"{{{COLUMNS}, gender: [2023]}}"), "columns.gender", "'2023'"),
    (changed(columns=f"{{{COLUMNS}, gender: [ГОРОД]}}"), "columns.gender", "one field only"),
    (changed(optional="[city]"), "optional", "may be absent"),
    (changed(values="{gender: {1: woman, 2: man}}"), "values.gender.1", "'1'"),
    (changed(values="{gender: {да: yes}}"), "values.gender.да", "'yes'"),
    (changed(values="{gender: {2020-01-01: woman}}"), "values.gender.2020-01-01", "'2020-01-01'"),
    (changed(values="{gender: {Ж: womn}}"), "values.gender.Ж", "Did you mean woman"),
    (changed(values="{gender: {Ж: woman, Ж: man}}"), "values.gender.Ж", "Keep one"),
    (changed(values="{gender: {no: woman}}"), "values.gender.no", "'no'"),
    (changed(booleans="{true: [yes, on], false: [no, off]}"), "booleans.true", "'on'"),
    (changed(booleans="{ja: ['1'], false: ['0']}"), "booleans.ja", "true or false"),
    (changed(constants="{svc_tb: 'true'}"), "constants.svc_tb", "without quotes"),
    (changed(constants="{svc_tb: [x]}"), "constants.svc_tb", ""),
    (changed(ticks="[{headers: [Услуги], separator: ;, words: {Юрист: svc_lawyer}}]"), "ticks.0.words.Юрист", "field"),
    (changed(ticks="[{headers: [Услуги], words: {Юрист: svc_legal}}]"), "ticks.0.separator", "Add this key"),
    (changed(one_hot="{gender: {woman: [w]}}"), "one_hot.gender", "settings"),
    # YAML itself
    (GOOD + "country: UA\n", "country", "Keep one"),
    (GOOD + "colums: {}\n", "colums", "Did you mean columns"),
    (GOOD + "zone: &z eu\n", "", "Write it out"),
    (GOOD + "zone: *z\n", "", "quotes"),
    (GOOD + "zone:\n\tx: 1\n", "", "Indent with two blanks"),
    (GOOD + "zone: eu: north\n", "", "quotes"),
    (GOOD + "zone: [eu\n", "", "brackets"),
    ("", "", "partner add"),
    ("- just\n- a list\n", "", "partner add"),
]


@pytest.mark.parametrize(
    ("text", "key", "remedy"), MISTAKES, ids=[f"{n}-{key}" for n, (_, key, _) in enumerate(MISTAKES)]
)
def test_each_mistake_is_named_with_its_remedy_in_plain_words(tmp_path: Path, text: str, key: str, remedy: str) -> None:
    found = broken(tmp_path, text)
    mine = [mistake for mistake in found if mistake.key == key]
    assert mine, [str(mistake) for mistake in found]
    assert any(remedy in f"{mistake.rule} {mistake.remedy}" for mistake in mine), [str(mistake) for mistake in mine]
    for mistake in found:
        assert mistake.rule.endswith(".")
        assert mistake.remedy.endswith((".", "?"))
        assert not JARGON.search(str(mistake)), str(mistake)


def test_there_are_sixty_of_them() -> None:
    assert len(MISTAKES) >= 60


def test_all_mistakes_of_a_declaration_come_at_once(tmp_path: Path) -> None:
    text = changed(country="Russia", cadence="often", scopes="[zz]", values="{gender: {1: woman}, city: {СПб: ru_x}}")
    keys = {mistake.key for mistake in broken(tmp_path, text)}
    assert keys >= {"country", "cadence", "scopes", "values.gender.1", "values.city.СПб"}


def test_a_wrong_kind_is_told_once_where_a_trap_of_yaml_explains_it(tmp_path: Path) -> None:
    found = broken(tmp_path, changed(values="{gender: {Ж: woman, 1: man}}"))
    assert [mistake.key for mistake in found] == ["values.gender.1"]


def test_the_schema_describes_every_key() -> None:
    found = schema()
    for name, model in [("", found), *found["$defs"].items()]:
        assert set(model["properties"]) == set(SAYS[name]), name
        assert all(each["description"] for each in model["properties"].values())
