{#
Chapman's estimate from two lists of n1 and n2 persons with m on both, and the log-normal interval of the unseen part, which
never falls below the number observed. The same formulas as warehouse/estimators/chapman.py; a test compares the two.

    chapman_unseen     persons on neither list: N - (n1 + n2 - m)
    chapman_variance   of N
    chapman_bound      '-' the low end of the 95 % interval of N, '+' the high one
#}
{% macro chapman_unseen(n1, n2, m) -%}
    (({{ n1 }} - {{ m }}) * cast({{ n2 }} - {{ m }} as double) / ({{ m }} + 1))
{%- endmacro %}

{% macro chapman_variance(n1, n2, m) -%}
    (({{ n1 }} + 1) * cast({{ n2 }} + 1 as double) * ({{ n1 }} - {{ m }}) * ({{ n2 }} - {{ m }})
        / (({{ m }} + 1) * cast({{ m }} + 1 as double) * ({{ m }} + 2)))
{%- endmacro %}

{% macro chapman_bound(n1, n2, m, sign) -%}
    ({{ n1 }} + {{ n2 }} - {{ m }} + {{ chapman_unseen(n1, n2, m) }} * exp({{ sign }}1.959963984540054 * sqrt(ln(
        1 + {{ chapman_variance(n1, n2, m) }} / ({{ chapman_unseen(n1, n2, m) }} * {{ chapman_unseen(n1, n2, m) }})))))
{%- endmacro %}

{# What a published estimate from the own overlap rests on, in one sentence beside each figure. #}
{% macro own_overlap_assumptions() -%}
'one closed population in this area and period; the two lists independent; everybody as likely to be met; people recognised across lists (strict linkage); the interval is without the small random changes'
{%- endmacro %}
