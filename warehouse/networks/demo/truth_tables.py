"""The truth's tables as SQL over the contacts that count.

Add here: a table of the truth.
Keep out: anything that dbt computes: this is what its results are compared with, so it may not share a line with it.
"""

TABLES = {
    "persons": """
        select person, gender, birth_year_band, origin_country, first_date, last_date, contacts
        from people
        join (
            select person, min(contact_date) as first_date, max(contact_date) as last_date, count(*) as contacts
            from contacts group by person
        ) using (person)
        order by person""",
    "person_month": """
        select scope, country_code, month_start, count(distinct person) as persons
        from contacts join scope_country using (country_code)
        group by all order by all""",
    "place_month": """
        select city_code, month_start, setting_group, count(distinct person) as persons
        from (
            select
                city_code, month_start, person,
                case
                    when setting in ('street', 'highway', 'park') then 'outdoor'
                    when setting = 'remote_only' then 'remote'
                    when setting = 'not_recorded' then 'not_recorded'
                    else 'indoor'
                end as setting_group
            from contacts, unnest(string_split(settings, '|')) as given (setting)
        )
        group by all order by all""",
    "ordered": """
        select
            scope, person, city_code, contact_date, month_start, partner_code,
            row_number() over in_order as step,
            city_code is distinct from lag(city_code) over in_order as begins
        from contacts join scope_country using (country_code)
        window in_order as (
            partition by scope, person order by contact_date, same_day_order, city_code, partner_code
        )""",
    "numbered": """
        select *, sum(begins::integer) over (partition by scope, person order by step) as stay from ordered""",
    "stays": """
        select
            scope, person, city_code, min(contact_date) as first_date, max(contact_date) as last_date,
            count(*) as contacts, string_agg(distinct partner_code, '|' order by partner_code) as partners
        from numbered group by scope, person, stay, city_code order by scope, person, stay""",
    "moves": """
        select scope, from_city, to_city, month_start, count(*) as moves, count(distinct person) as persons
        from (
            select
                scope, person, city_code as to_city, date_trunc('month', contact_date)::date as month_start, begins,
                lag(city_code) over (partition by scope, person order by step) as from_city
            from numbered
        )
        where begins and from_city is not null
        group by all order by all""",
}
STEPS = ("ordered", "numbered")  # on the way to stays and moves, not written
