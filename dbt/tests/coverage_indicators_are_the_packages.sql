-- The indicators that have a bit are those of the package seed, `reached_any`, and the halves that are reported apart.
with declared as (
    {% for code in coverage_indicators() -%}
    select '{{ code }}' as indicator_code {{ "union all" if not loop.last }}
    {% endfor %}
),
counted as (
    select indicator_code from {{ ref('package') }}
    union
    select 'reached_any' as indicator_code
    union
    select package.indicator_code || '_' || lower(applies.report) as indicator_code
    from {{ ref('package') }} as package
    inner join {{ ref('framework_applies') }} as applies on package.framework = applies.framework
    where applies.report is not null
)
select coalesce(declared.indicator_code, counted.indicator_code) as indicator_code
from declared
full outer join counted on declared.indicator_code = counted.indicator_code
where declared.indicator_code is null or counted.indicator_code is null
-- Combinations of partners and places leave eight bits free.
union all
select 'too many for eight bits' as indicator_code
from (select count(*) as bits from declared) as number
where bits > 8
