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
    rows, parts = [], dictionary.terms().parts
    for language, name in NAMES.items():
        rows.append((name, "", f"**{one.name.said(language)}**"))
        rows += [("", parts[part].said(language), getattr(one, part).said(language)) for part in PARTS]
        if one.not_computed:
            rows.append(("", parts["why_not"].said(language), one.why_not(language)))
    return table(("", "", ""), rows)
