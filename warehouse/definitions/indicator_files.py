"""Files that are made of the dictionary of indicators: seeds and a macro of dbt, and the schema of its entries.

Add here: another file that says what the dictionary says.
Keep out: entries (dbt/indicators/) and how they are read (indicators.py).
"""

import json
from collections.abc import Iterator

from warehouse.definitions import indicators
from warehouse.definitions.indicators import Indicator, Package
from warehouse.definitions.languages import LANGUAGES
from warehouse.definitions.made_files import csv_text, made_of


def coverage_macro() -> str:
    """dbt/macros/coverage_listed.sql: each of them is a bit, whose place dbt must know before it reads any table."""
    listed = ", ".join(f"'{code}'" for code in indicators.coverage_codes())
    return (
        f"{{# Coverage indicators that persons meet, each a bit. {made_of('dbt/indicators')} #}}\n"
        f"{{% macro coverage_indicators() %}}{{{{ return([{listed}]) }}}}{{% endmacro %}}\n"
    )


def package_seed() -> str:
    """dbt/seeds/package.csv: one row per version of a rule."""
    return csv_text(
        {
            "package_code": each.code,
            "indicator_code": one.code,
            "framework": one.framework,
            "framework_version": each.framework_version,
            "country_code": each.country,
            "valid_from": each.valid_from,
            "valid_to": each.valid_to,
            "k_required": str(each.k_required),
            "why": each.why,
        }
        for one, each in _packages()
    )


def package_service_seed() -> str:
    """dbt/seeds/package_service.csv: the services of each component."""
    return csv_text(
        {
            "package_code": each.code,
            "framework_version": each.framework_version,
            "role": role,
            "component": component,
            "service": service,
        }
        for _, each in _packages()
        for role, components in (("required", each.required), ("any_of", each.any_of))
        for component, found in components.items()
        for service in found
    )


def _packages() -> Iterator[tuple[Indicator, Package]]:
    return ((indicator, each) for indicator in indicators.indicators().values() for each in indicator.packages)


def seed() -> str:
    """The seed behind pub_indicators: one row per indicator and language."""
    return csv_text(
        _row(indicator, language) for indicator in indicators.indicators().values() for language in LANGUAGES
    )


def _row(one: Indicator, language: str) -> dict[str, str]:
    known = indicators.terms()
    return {
        "indicator_code": one.code,
        "language": language,
        "name": one.name.said(language),
        "numerator": one.numerator.said(language),
        "denominator": one.denominator.said(language),
        "unit": known.units[one.unit].said(language),
        "disaggregation": ", ".join(known.disaggregations[each].said(language) for each in one.disaggregation),
        "framework": one.framework,
        "framework_version": one.framework_version,
        "published_in": ", ".join(f"{table}.{column}" for table, columns in one.places.items() for column in columns),
        "is_computed": "0" if one.why_not(language) else "1",
        "reason": one.why_not(language),
        "why_it_matters": one.why_it_matters.said(language),
        "caveats": one.caveats.said(language),
    }


def schema() -> str:
    """The JSON Schema of a file of entries, for editors that check while one writes."""
    entry = Indicator.model_json_schema(ref_template="#/$defs/{model}")
    parts = entry.pop("$defs", {})
    whole = {"title": "Indicators", "type": "array", "items": {"$ref": "#/$defs/Indicator"}}
    return json.dumps({**whole, "$defs": {**parts, "Indicator": entry}}, indent=2, ensure_ascii=False) + "\n"
