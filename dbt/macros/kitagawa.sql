{# Kitagawa's two parts of a change in a rate, for one cell with weights w0, w1 and rates r0, r1. Their sum over all cells is
   the crude change, exactly. #}
{% macro kitagawa_composition() %}(w1 - w0) * (r0 + r1) / 2{% endmacro %}
{% macro kitagawa_rate() %}(r1 - r0) * (w0 + w1) / 2{% endmacro %}
