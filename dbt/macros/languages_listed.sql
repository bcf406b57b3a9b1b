{# The languages of published sentences. Made of warehouse/definitions/languages.py: `make docs`. #}
{% macro languages() %}{{ return(['en', 'ru', 'uk', 'fi']) }}{% endmacro %}
