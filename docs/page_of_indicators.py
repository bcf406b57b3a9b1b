"""The reference page of indicators, from the dictionary in dbt/indicators/.

Add here: another thing that an entry says. Keep out: texts of entries.
"""

import introductions
from page import page, table

from warehouse.definitions import indicators as dictionary
from warehouse.definitions.indicators import Indicator
from warehouse.definitions.languages import NAMES

PARTS = ("numerator", "denominator", "why_it_matters", "caveats")


def indicators() -> str:
    """What each entry is, once; then what it means, in a table for each language."""
    heads = ("code", "indicator", "unit", "by", "framework", "published in")
    rows = [_facts(indicator) for indicator in dictionary.indicators().values()]
    parts = [introductions.INDICATORS, "## What there is", table(heads, rows)]
    for language, name in NAMES.items():
        parts += [f"## {name}", _meanings(language)]
    return page("Indicators", *parts)


def _facts(indicator: Indicator) -> tuple[str, ...]:
    terms = dictionary.terms()
    tables = "; ".join(
        f"`{name}`: {', '.join(f'`{column}`' for column in columns)}" for name, columns in indicator.places.items()
    )
    return (
        f"`{indicator.code}`",
        indicator.name.en,
        terms.units[indicator.unit].en,
        ", ".join(terms.disaggregations[each].en for each in indicator.disaggregation),
        f"{indicator.framework}, {indicator.framework_version}",
        tables or ("–" if indicator.not_computed else indicator.why_not("en")),
    )


def _meanings(language: str) -> str:
    labels = {part: text.said(language) for part, text in dictionary.terms().parts.items()}
    rows = []
    for indicator in dictionary.indicators().values():
        name, *texts = (getattr(indicator, part).said(language) for part in ("name", *PARTS))
        if indicator.not_computed:
            texts[-1] += f"<br>*{labels['why_not']}:* {indicator.why_not(language)}"
        rows.append((f"**{name}**<br>`{indicator.code}`", *texts))
    return table(("", *(labels[part] for part in PARTS)), rows)
