"""The languages in which everything is said: letters, dashboards, reports, the sealing tool.

Add here: another language; what its words are is asked for by every catalogue, and a test names each that is missing.
Keep out: which of them a network or an account uses, and how a language counts and writes (babel knows that).
"""

from dataclasses import dataclass

from warehouse.definitions.made_files import made_of


@dataclass(frozen=True)
class Language:
    """What it calls itself, how it counts and writes dates, and the picture in Superset's menu."""

    code: str
    name: str
    locale: str
    flag: str


# The first is the one in which definitions are written and what a word falls back to.
ALL = (
    Language("en", "English", "en_GB", "gb"),
    Language("ru", "Русский", "ru", "ru"),
    Language("uk", "Українська", "uk", "ua"),
    Language("fi", "Suomi", "fi", "fi"),
)
LANGUAGES = tuple(each.code for each in ALL)
NAMES = {each.code: each.name for each in ALL}
LOCALES = {each.code: each.locale for each in ALL}


def macro() -> str:
    """dbt/macros/languages_listed.sql: sentences are made in each of them."""
    listed = ", ".join(f"'{each}'" for each in LANGUAGES)
    return (
        f"{{# The languages of published sentences. {made_of('warehouse/definitions/languages.py')} #}}\n"
        f"{{% macro languages() %}}{{{{ return([{listed}]) }}}}{{% endmacro %}}\n"
    )
