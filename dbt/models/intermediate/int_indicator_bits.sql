{{ config(materialized='view') }}
-- Every combination of coverage indicators that a person can have met, as bits; everybody who was reached has the first.
{% for bits in range(1, 2 ** coverage_indicators() | length, 2) -%}
select {{ bits }} as indicator_bits{{ " union all" if not loop.last }}
{% endfor %}
