"""Tables that the model of any cell reads beside the persons in it: who reports where, and what has closed.

Add here: a table, as soon as every model of cells reads it.
Keep out: tables of one kind of person set (the test's own).
"""

# Seeds that the model of any cell reads, with the types that dbt gives their columns.
TYPED = {
    "perturbation": "true_count bigint, noise bigint, key_low bigint, key_high bigint",
    "disclosure_pattern": "",
    "dimension_value": "",
}

READ_BY_EVERY_CELL = """
create table raw.closed_cell (
    table_name varchar, cell varchar, persons bigint, status varchar, first_published date,
    restated_in varchar, restating varchar, period_type varchar, period_start date, counted_on date, fed_by varchar);
create table raw.suppressed_cell (cell varchar);
create table raw.cell_key as select 'a secret of tests' as cell_key;
create schema compared;
create table compared.compared_closed (
    table_name varchar, cell varchar, measure varchar, reports varchar, persons bigint, status varchar, counted_on date,
    fed_by varchar, turn bigint, is_restated integer);
create table marts.dim_area_reports (area_code varchar, period_type varchar, period_start date, reports varchar);
create table raw.partner_city (partner_code varchar, city_code varchar, active_from date, active_to date);
create table marts.dim_place_reporting (
    place_code varchar, country_code varchar, period_type varchar, period_start date, is_rolled_up integer);
create table marts.fct_place_completeness as select date '2024-01-01' as counted_on, true as is_newest;
create table marts.fct_partner_month (partner_code varchar, month_start date, is_received integer);
"""
