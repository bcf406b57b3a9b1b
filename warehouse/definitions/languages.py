"""The languages in which everything is said: letters, dashboards, reports, the sealing tool.

Add here: another language; what its words are is asked for by every catalogue, and a test names each that is missing.
Keep out: which of them a network or an account uses, and how a language counts and writes (babel knows that).
"""

# The first is the one in which definitions are written and what a word falls back to.
LANGUAGES = ("en", "ru", "uk", "fi")


def macro() -> str:
    """dbt/macros/languages_listed.sql: sentences are made in each of them."""
    listed = ", ".join(f"'{each}'" for each in LANGUAGES)
    return (
        "{# The languages of published sentences. Made of warehouse/definitions/languages.py: `make docs`. #}\n"
        f"{{% macro languages() %}}{{{{ return([{listed}]) }}}}{{% endmacro %}}\n"
    )
