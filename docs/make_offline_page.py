"""The page to look at without installing anything: `docs/offline/index.html`.

    python docs/make_offline_page.py                       from the numbers kept beside it
    python docs/make_offline_page.py RELEASE/regional      read the numbers of a release first

Add here: which numbers the page shows.
Keep out: how it looks (offline_template.html, offline_charts.py), and any release of a real network: it is refused.
"""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb
import offline_charts as charts
from jinja2 import StrictUndefined, Template

from warehouse.style import colours
from warehouse.style.sheet import sheet

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "offline" / "index.html"
NUMBERS = DOCS / "offline" / "numbers.json"
TEMPLATE = DOCS / "offline_template.html"

QUERIES = {
    "release": "select as_of, notice, protection_note from pub_release",
    "answers": """
        select country_code, kind, sentence from pub_alerts
        where language = 'en' and kind in ('answer_coverage', 'answer_setting', 'answer_moves')
        order by rank, country_code
    """,
    "coverage": """
        select country_code, period_start, coverage_low as low, coverage_point as point, coverage_high as high
        from pub_coverage
        where indicator_code = 'reached_any' and coverage_scope = 'served_area' and region_code = 'all'
            and period_type = 'quarter' and status = 'shown'
        order by country_code, period_start
    """,
    "settings": """
        select country_code, year(period_start) as year, setting_group, share from pub_setting_share
        where period_type = 'year' and reporters = 'all' and region_code = 'all' and status = 'shown'
            and setting_group in ('indoor', 'outdoor', 'remote')
        order by country_code, year, setting_group
    """,
    "shift": """
        select country_code, period_start, change_points, real_points, composition_points, channel_points,
            who_reported_points, residual_points
        from pub_setting_decomposition where status = 'shown' and period_type = 'quarter'
        qualify row_number() over (partition by country_code order by period_start desc) = 1
        order by country_code
    """,
    "flows": """
        select origin_place, destination_place, persons from pub_flow_matrix
        where period_type = 'half_year' and status = 'shown' and origin_place <> destination_place
            and period_start = (
                select max(period_start) from pub_flow_matrix where period_type = 'half_year' and status = 'shown'
            )
        order by persons desc, origin_place, destination_place
    """,
    "reporting": """
        select partner_alias, strftime(month_start, '%Y-%m') as month, word from pub_reporting
        where month_start >= (select max(month_start) - interval 11 month from pub_reporting)
        order by partner_alias, month_start
    """,
    "letter": "select text from pub_letter_example where language = 'en' order by line_no",
    "three": """
        select period_start, status_label from pub_reach
        where gender = 'trans_or_nonbinary' and city_code = 'fi_turku' and setting_group = 'all' and age_band = 'all'
            and period_type = 'half_year' and period_start = date '2023-07-01'
    """,
    "audit": "select label, stated, reproduced, difference, share_percent, why from pub_mapping_audit order by step_no",
}


def main() -> None:
    if len(sys.argv) > 1:
        text = json.dumps(read(Path(sys.argv[1])), ensure_ascii=False, indent=1, default=str)
        NUMBERS.write_text(text + "\n", encoding="utf-8")
    PAGE.write_text(made(), encoding="utf-8")
    print("written: docs/offline/index.html")


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The numbers of the page, from the regional file of a release of the demo network."""
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as con:
        con.execute("use published")
        if not con.execute("select bool_and(invented) from pub_release").fetchall()[0][0]:
            raise SystemExit("This release is not of the demo network. Its numbers do not leave their house.")
        return {name: con.execute(query).to_arrow_table().to_pylist() for name, query in QUERIES.items()}


def made() -> str:
    """The page, made of the kept numbers alone."""
    numbers = json.loads(NUMBERS.read_text(encoding="utf-8"))
    release = numbers["release"][0]
    page = Template(
        TEMPLATE.read_text(encoding="utf-8"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return page.render(
        sheet=sheet(),
        colours=colours,
        as_of=release["as_of"],
        notice=release["notice"],
        protection=release["protection_note"],
        answers=charts.answers(numbers["answers"]),
        coverage=charts.coverage(numbers["coverage"]),
        settings=charts.settings(numbers["settings"]),
        shift=charts.shift(numbers["shift"]),
        flows=charts.flows(numbers["flows"]),
        reporting=charts.reporting(numbers["reporting"]),
        letter=charts.letter([line["text"] for line in numbers["letter"]]),
        three=numbers["three"][0]["status_label"],
        audit=charts.audit(numbers["audit"]),
    )


if __name__ == "__main__":
    main()
