"""A published table that a developer adds, alone and with a chart: what she writes by hand.

Add here: another part that a table may have.
Keep out: what must follow from it (test_the_price_list.py).
"""

from another_tree import Tree

NAME = "pub_genders"
COLUMNS = (
    ("period_start", "date", "first day of the year", "not_personal", "period"),
    ("country_code", "varchar", "country", "not_personal", "country"),
    ("gender", "varchar", "gender", "not_personal", "gender"),
    ("persons", "bigint", "people reached", "protected", "persons-reached"),
    ("status", "varchar", "shown or why not", "protected", "status"),
)
CONTRACT = f"""  - name: {NAME}
    description: People reached in a year, by gender.
    config:
      contract: {{enforced: true}}
      meta:
        source: source-persons
        countries: {{country: [country_code]}}
        indicators: {{reached_any: [persons]}}
        disclosure:
          counts: {{persons: {{grain: pub_reach, dims: {{period_type: "'year'"}}}}}}
    data_tests:
      - unique_combination: {{arguments: {{columns: [period_start, country_code, gender]}}}}
      - persons_only_when_shown
    columns:
""" + "".join(
    f"      - {{name: {name}, data_type: {kind}, description: {what}, "
    f"config: {{tags: [{tag}], meta: {{label: {label}}}}}}}\n"
    for name, kind, what, tag, label in COLUMNS
)
SQL = """with pub_reach as (
    select period_start, country_code, gender, persons, status from {{ ref('pub_reach') }}
    where period_type = 'year' and region_code = 'all' and city_code = 'all' and setting_group = 'all'
        and age_band = 'all' and origin_code = 'all'
)
select * from pub_reach
"""
CHART = f"""title: persons-reached
text: persons
dataset: {NAME}
indicators: [reached_any]
viz_type: table
params: {{query_mode: raw, all_columns: [period_start, country_code_label, gender_label, persons]}}
"""
ROW = "      - [{chart: quality/rates, width: 12, height: 24}]\n"


def alone(tree: Tree) -> None:
    models = tree.root / "dbt" / "models" / "published"
    path = models / "_published.yml"
    path.write_text(path.read_text("utf-8") + CONTRACT, "utf-8")
    (models / f"{NAME}.sql").write_text(SQL, "utf-8")


def with_a_chart(tree: Tree) -> None:
    alone(tree)
    assets = tree.root / "dashboards" / "assets"
    (assets / "charts" / "quality" / "genders.yaml").write_text(CHART, "utf-8")
    tree.replace("dashboards/assets/dashboards/quality.yaml", ROW, ROW + ROW.replace("rates", "genders"))
