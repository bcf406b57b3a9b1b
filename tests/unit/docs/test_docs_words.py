"""The words in which the network speaks of people, in all its languages.

The printed mapping of 2012 (warehouse/reference/mapping_2012.csv) is a quotation and keeps its own words.
"""

import re
from pathlib import Path

import pytest
from docs_pages import DOCS, ROOT, name, pages, text

FORBIDDEN = {
    "en": r"\bprostitut\w*|\bIDUs?\b|\bstreet[ -]workers?\b|\bdelinquen\w*|\bstocks?\b|\bhookers?\b|\bcommercial sex\b",
    "ru": r"проститу\w*|\bПИН\b|\bуличн\w+ (?:соц)?работни\w+|делинквент\w*|наркоман\w*|\bпутан[аеуыо]\w*",
    "uk": r"проститу\w*|\bСІН\b|\bвуличн\w+ (?:соц)?працівни\w+|делінквент\w*|\bпові[яїюєй]\b",
    "fi": r"prostitu\w*|\bhuor[aiou]\w*|\bilotyttö\w*|\bkatutyöntekij\w*|\bnarkomaan\w*",
}
WORDS = re.compile("|".join(FORBIDDEN.values()), re.IGNORECASE)
# What must not be learnt from the documentation: where it was written, whence packages come, how large the noise is.
PLACES = re.compile(
    r"/(?:work|root|home/\w+|tmp)/|\bissues? #?\d|(?<![\w&])#\d+\b|pypi\.org|pythonhosted|AGE-SECRET-KEY-1\w"
)
NOISE = re.compile(
    r"\b[DV]\s*=\s*\d|\bvariance\s+(?:of|is|=)\s*\d|\bat most (?:five|5) (?:up|persons|either)"
    r"|\bchanges? (?:\w+ ){1,3}(?:five|5) at most|\bmore\s+than (?:five|5) above",
    re.IGNORECASE,
)
HOSTS = {"keepachangelog.com", "www.geonames.org", "semver.org", "www.apache.org", "127.0.0.1:8088", "127.0.0.1:3000"}
HOSTS |= {"host"}  # of a store that speaks S3, as the reader's is called


def _read_by_people() -> list[Path]:
    found = [*pages(), ROOT / "mkdocs.yml", ROOT / "warehouse/contract/rules.yaml", *DOCS.rglob("*.html")]
    found += [
        *DOCS.rglob("*.json"),
        *(ROOT / "dbt/seeds").glob("*.csv"),
        *(ROOT / "dbt/indicators").glob("*.yaml"),
        *(ROOT / "dbt/models/published").rglob("*.yml"),
    ]
    found += [
        *(ROOT / "dashboards/assets").rglob("*.yaml"),
        *(ROOT / "warehouse/networks/demo/partners").rglob("*.yaml"),
    ]
    found += [
        ROOT / "warehouse/definitions/services.yaml",
        ROOT / "warehouse/intake/scaffold/known_headers.yaml",
        ROOT / "warehouse/intake/scaffold/known_words.yaml",
    ]
    return sorted(found)


@pytest.mark.parametrize("path", _read_by_people(), ids=name)
def test_nobody_is_named_by_a_word_that_hurts(path: Path) -> None:
    assert WORDS.findall(text(path)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Prostitution is a word of others",
        "an IDU",
        "Street workers went out",
        "the stock of people",
        "Проституция",
        "проституток",
        "уличные работницы",
        "повія",
        "проституції",
        "prostituoitu",
        "katutyöntekijä",
    ],
)
def test_the_lint_of_words_finds_them(sentence: str) -> None:
    assert WORDS.search(sentence)


@pytest.mark.parametrize(
    "sentence", ["Stockholm", "individual", "outreach staff", "секс-работа", "seksityö", "повідомте"]
)
def test_the_lint_of_words_leaves_others_alone(sentence: str) -> None:
    assert not WORDS.search(sentence)


@pytest.mark.parametrize("path", pages(), ids=name)
def test_no_page_says_where_it_was_written_or_how_large_the_noise_is(path: Path) -> None:
    assert PLACES.findall(text(path)) == []
    assert NOISE.findall(text(path)) == []


@pytest.mark.parametrize("path", pages(), ids=name)
def test_pages_lead_to_few_other_hosts(path: Path) -> None:
    assert set(re.findall(r"https?://([^/\s)`]+)", text(path))) <= HOSTS
