"""Tables that the model of any cell reads beside the persons in it: who reports where, and what has closed.

Add here: a table, as soon as every model of cells reads it.
Keep out: tables of one kind of person set (the test's own).
"""

READ_BY_EVERY_CELL = """
create table staging.stg_closed_cell (
    table_name varchar, cell varchar, persons bigint, status varchar, first_published date,
    restated_in varchar, restating varchar);
create table staging.stg_suppressed_cell (cell varchar);
create table marts.dim_partner_city (partner_code varchar, city_code varchar, active_from date, active_to date);
create table marts.dim_place_reporting (
    place_code varchar, country_code varchar, period_type varchar, period_start date, is_rolled_up integer);
create table marts.fct_partner_month (partner_code varchar, month_start date, is_received integer);
"""
