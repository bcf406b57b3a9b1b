{{ config(materialized='view') }}
with bitmaps as (
    {% for bits in range(1, 2 ** coverage_indicators() | length, 2) -%}
    select {{ bits }} as indicator_bitmap{{ " union all" if not loop.last }}
    {% endfor %}
)
select * from bitmaps
