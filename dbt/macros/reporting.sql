{#
When a report is due, and how fresh it is. Each word is defined here and nowhere else:

  fresh         the report is in, or its reporting period is not over
  due           the period is over and its grace is still running; the report is not in
  overdue       the grace has passed; the report is not in
  long overdue  more than 90 days have passed since the last day on which it would have been in time

A month of a partner that reports by quarter, half-year or year is expected as part of that period and due with it. A delivery
without rows is a report of zero: it is in. A month that no delivery covers is a gap.

A partner reports about every month of which one of its days is, and its report covers those days: also the first month and the last
one, of which it may have worked a part. It may begin or end within a quarter: what it owes of that quarter is due with it.
#}

{# The day after the last day of the reporting period in which a month lies. #}
{% macro reporting_period_end(cadence, month) -%}
case {{ cadence }}
    {% for name, period in {'quarterly': 'quarter', 'half_yearly': 'half_year', 'yearly': 'year'}.items() -%}
    when '{{ name }}' then {{ months_after(period_start(period, month), period_months()[period]) }}
    {% endfor -%}
    else {{ months_after(month, 1) }}
end
{%- endmacro %}

{# The last day on which a report is in time: so many days after the period's end, counted from the day after its last. #}
{% macro due_on(period_end, grace_days) %}{{ days_after(period_end, grace_days) }}{% endmacro %}

{% macro freshness(is_received, period_end, due_on) -%}
case
    when {{ is_received }} = 1 or {{ period_end }} > {{ as_of() }} then 'fresh'
    when {{ due_on }} >= {{ as_of() }} then 'due'
    when {{ days_after(due_on, 90) }} >= {{ as_of() }} then 'overdue'
    else 'long overdue'
end
{%- endmacro %}

{# Whether a partner works, or works in a city, on some day of a month. #}
{% macro is_month_of(month_start, work) -%}
    {{ work }}.active_from < {{ months_after(month_start, 1) }}
        and {{ month_start }} <= coalesce({{ work }}.active_to, {{ month_start }})
{%- endmacro %}

{# 1: it works on every day of the month. Another month is not compared with the same one of another year. #}
{% macro is_whole_month_of(month_start, work) -%}
case
    when {{ work }}.active_from > {{ month_start }} then 0
    when {{ days_after(work ~ '.active_to', 1) }} < {{ months_after(month_start, 1) }} then 0
    else 1
end
{%- endmacro %}

{#
Which row of fct_place_completeness stands beside a protected number: that of the day on which it was counted. Of numbers from
before days were noted it is the newest.
#}
{% macro is_completeness_of(cell, completeness) -%}
case when {{ cell }}.counted_on is null then {{ completeness }}.is_newest else {{ completeness }}.counted_on = {{ cell }}.counted_on end
{%- endmacro %}

{# While a period is open, a report that is not due yet says nothing of a partner. A number that has closed without it lacks it. #}
{% macro completeness_beside(cell, completeness, rate='reporting_completeness') -%}
case
    when {{ cell }}.status = 'open' then {{ completeness }}.{{ rate }}
    else {{ completeness }}.{{ rate }}_closed
end
{%- endmacro %}
