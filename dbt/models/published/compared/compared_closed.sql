-- Closed cells by what they count and by the reports that this is made of today: cells with the same of both hold the same persons, but
-- for those who were erased or came late between the days on which they closed.
with closed_cell as (
    select * from {{ source('raw', 'closed_cell') }}
    -- Where nobody had reported, everybody came late.
    where status <> 'gap'
),
area_reports as (
    select * from {{ ref('dim_area_reports') }}
),
named as (
    {%- for table_name in tables_of_persons() %}
    select
        said.table_name, said.cell, said.period_type, said.period_start, said.persons, said.status, said.counted_on, said.restating,
        said.fed_by,
        {{ measure_of(table_name, 'said') }} as measure,
        {{ area_of(table_name, 'said') }} as area_code
    from (
        select
            *
            {%- for d in published_dimensions(table_name) %},
            split_part(cell, '|', {{ loop.index + 3 }}) as {{ d }}
            {%- endfor %}
        from closed_cell
        where table_name = '{{ table_name }}'
    ) as said
    {{ "union all" if not loop.last }}
    {%- endfor %}
),
closed_measures as (
    select
        named.table_name,
        named.cell,
        named.measure,
        area_reports.reports,
        named.persons,
        named.status,
        named.counted_on,
        named.fed_by,
        row_number() over (
            partition by named.measure, area_reports.reports
            order by named.counted_on desc, named.status desc, named.cell asc
        ) as turn,
        max(case when named.restating is null then 0 else 1 end) over (partition by named.measure, area_reports.reports)
            as is_restated
    from named
    inner join area_reports
        on named.area_code = area_reports.area_code
        and named.period_type = area_reports.period_type
        and named.period_start = area_reports.period_start
)
select * from closed_measures
