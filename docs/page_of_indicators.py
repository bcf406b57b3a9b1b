"""The reference page of indicators, from the dictionary in dbt/indicators/.

Add here: another thing that an entry says. Keep out: texts of entries.
"""

import introductions
from page import page, table

from warehouse.definitions import indicators as dictionary
from warehouse.definitions.indicators import Indicator

LANGUAGES = {"en": "English", "fi": "suomi", "ru": "русский", "uk": "українська"}
ROWS = {
    "numerator": {"en": "numerator", "fi": "osoittaja", "ru": "числитель", "uk": "чисельник"},
    "denominator": {"en": "denominator", "fi": "nimittäjä", "ru": "знаменатель", "uk": "знаменник"},
    "why_it_matters": {"en": "why it matters", "fi": "miksi tärkeä", "ru": "почему это важно", "uk": "чому це важливо"},
    "caveats": {
        "en": "what it cannot say",
        "fi": "mitä se ei kerro",
        "ru": "чего он не говорит",
        "uk": "чого він не каже",
    },
}
WHY_NOT = {"en": "why there is none", "fi": "miksi sitä ei ole", "ru": "почему его нет", "uk": "чому його немає"}


def indicators() -> str:
    """Every entry: what it is once, what it means in every language."""
    parts = [introductions.INDICATORS]
    for one in dictionary.indicators().values():
        parts += [f"## {one.name.en}", _facts(one), _said(one)]
    return page("Indicators", *parts)


def _facts(one: Indicator) -> str:
    terms = dictionary.terms()
    tables = "; ".join(f"`{name}`: {', '.join(f'`{column}`' for column in each)}" for name, each in one.places.items())
    return table(
        ("", ""),
        [
            ("code", f"`{one.code}`"),
            ("unit", terms.units[one.unit].en),
            ("by", ", ".join(terms.disaggregations[each].en for each in one.disaggregation)),
            ("framework", f"{one.framework}, {one.framework_version}"),
            ("published in", tables or ("–" if one.not_computed else one.why_not("en"))),
        ],
    )


def _said(one: Indicator) -> str:
    rows = []
    for language, name in LANGUAGES.items():
        rows.append((name, "", f"**{one.name.said(language)}**"))
        rows += [("", said[language], getattr(one, field).said(language)) for field, said in ROWS.items()]
        if one.not_computed:
            rows.append(("", WHY_NOT[language], one.why_not(language)))
    return table(("", "", ""), rows)
