{# Sentences are templates in a seed; the numbers come from published cells. A missing number gives no sentence. #}
{% macro sentence_slots() %}
    {{ return(['persons', 'point', 'denominator', 'low', 'high', 'notes', 'indoor', 'outdoor', 'indoor_before', 'change', 'real',
        'composition', 'channel', 'who', 'rest', 'complete_before', 'complete_now', 'received', 'expected', 'months', 'slope',
        'slope_low', 'slope_high', 'estimate_year']) }}
{% endmacro %}

{# Slots whose value is text already. It may hold words of the seed sentence in braces. #}
{% macro text_slots() %}{{ return(['point', 'low', 'high', 'notes']) }}{% endmacro %}

{# Words of the seed sentence that stand within a sentence. Their own slots come behind `notes`. #}
{% macro sentence_words() %}{{ return(['least_percent'] + coverage_notes().keys() | list) }}{% endmacro %}

{# Every slot as text: whole numbers, or points that are signed already. What is asked for and missing is a question mark. #}
{% macro sentence_values() -%}
    {%- for slot in sentence_slots() -%}
        {%- if slot in kwargs and 'points' in kwargs[slot] -%}
        coalesce({{ signed(kwargs[slot]) }}, '?') as {{ slot }}
        {%- elif slot in kwargs and slot in text_slots() -%}
        coalesce({{ kwargs[slot] }}, '?') as {{ slot }}
        {%- elif slot in kwargs -%}
        coalesce(cast(cast(round({{ kwargs[slot] }}) as bigint) as varchar), '?') as {{ slot }}
        {%- else -%} '' as {{ slot }} {%- endif -%}
        {{ ", " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{% macro signed(points) -%}
case when round({{ points }}, 1) > 0 then '+' when round({{ points }}, 1) < 0 then '−' else '' end
        || replace(cast(cast(abs({{ points }}) as decimal(9, 1)) as varchar), '.', '{{ decimal_mark() }}')
{%- endmacro %}

{# A share in per cent: whole numbers, below ten one decimal, and words where that would be a zero. #}
{% macro percent(share) -%}
case
            when cast(100 * {{ share }} as decimal(9, 1)) = 0 then '{least_percent}'
            when cast(100 * {{ share }} as decimal(9, 1)) < 10
                then replace(cast(cast(100 * {{ share }} as decimal(9, 1)) as varchar), '.', '{{ decimal_mark() }}')
            else cast(cast(round(100 * {{ share }}) as bigint) as varchar)
        end
{%- endmacro %}

{# What coverage_flag says, each note as its word. #}
{% macro notes_in_words(flag, estimate_year) -%}
    {%- set notes = coverage_notes() -%}
    {%- set said = namespace(sql=flag) -%}
    {%- for name, note in notes.items() if name != 'estimate_of_year' -%}
        {%- set said.sql = "replace(" ~ said.sql ~ ", '" ~ note ~ "', '{" ~ name ~ "}')" -%}
    {%- endfor -%}
    replace({{ said.sql }}, '{{ notes.estimate_of_year }}' || cast({{ estimate_year }} as varchar), '{estimate_of_year}')
{%- endmacro %}

{# Decimals are written with this mark until the language of the sentence is known. #}
{% macro decimal_mark() %}¤{% endmacro %}

{# The template with its place, its period and so many of its slots filled. #}
{% macro fill(template, slots) -%}
    {%- set text = namespace(sql=template) -%}
    {%- for slot in slots -%}
        {%- set text.sql = "replace(" ~ text.sql ~ ", '{" ~ slot ~ "}', " ~ slot ~ ")" -%}
    {%- endfor -%}
    {{ text.sql }}
{%- endmacro %}

{# The columns of alert facts, in one order for all of them. #}
{% macro alert_columns(code, period_type) -%}
    {{ code }} as code, country_code, '{{ period_type }}' as period_type, period_start
{%- endmacro %}
