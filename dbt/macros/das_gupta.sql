{#
Das Gupta's part of one factor in the change of a product of factors, for one cell: the change of the factor, times the mean
of the product of the others over all orders in which the factors could have changed. The parts of all factors add up to the
change, exactly, in every cell; Kitagawa's two parts are those of two factors.

    factors    names; their columns are <name>0 (before) and <name>1 (after)
    factor     the one whose part is wanted
#}
{% macro das_gupta(factors, factor) -%}
    {%- set others = factors | reject('equalto', factor) | list -%}
    {%- set factorial = [1, 1, 2, 6, 24, 120] -%}
    ({{ factor }}1 - {{ factor }}0) * (
    {%- for choice in range(2 ** (others | length)) -%}
        {%- set side = namespace(after=0, terms=[]) -%}
        {%- for other in others -%}
            {%- set is_after = (choice // (2 ** loop.index0)) % 2 -%}
            {%- set side.after = side.after + is_after -%}
            {%- set side.terms = side.terms + [other ~ is_after] -%}
        {%- endfor -%}
        {{ " + " if not loop.first }}{{ side.terms | join(' * ') }}
        {%- if others %} * {{ factorial[side.after] * factorial[(others | length) - side.after] }}{% else %}1{% endif -%}
    {%- endfor -%}
    ) / {{ factorial[factors | length] }}.0
{%- endmacro %}
