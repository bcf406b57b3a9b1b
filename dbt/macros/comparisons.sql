{#
May a change be called one? The interval of a difference of two shares (Newcombe's, of two Wilson intervals), widened by what
the protected counts were changed by at random. Whether zero is in it is published; its ends are not, since they would give
away how large the random changes are.
#}
{% macro is_clear_change(k0, n0, k1, n1) -%}
    {%- set p0 = "(" ~ k0 ~ " / cast(" ~ n0 ~ " as double))" -%}
    {%- set p1 = "(" ~ k1 ~ " / cast(" ~ n1 ~ " as double))" -%}
    case
        when {{ p1 }} > {{ p0 }} then
            power({{ p1 }} - {{ p0 }}, 2) > power({{ p1 }} - {{ wilson(k1, n1, '-') }}, 2) + power({{ wilson(k0, n0, '+') }} - {{ p0 }}, 2)
                + 3.8416 * ({{ share_noise(p0, n0) }} + {{ share_noise(p1, n1) }})
        when {{ p1 }} < {{ p0 }} then
            power({{ p1 }} - {{ p0 }}, 2) > power({{ wilson(k1, n1, '+') }} - {{ p1 }}, 2) + power({{ p0 }} - {{ wilson(k0, n0, '-') }}, 2)
                + 3.8416 * ({{ share_noise(p0, n0) }} + {{ share_noise(p1, n1) }})
        else false
    end
{%- endmacro %}

{# Variance of a share p of n that comes from the random changes of its two counts; column `noise_variance` of the caller. #}
{% macro share_noise(p, n) -%} noise_variance * (1 + {{ p }} * {{ p }}) / power({{ n }}, 2) {%- endmacro %}

{# Variance of the random change of one count, from the perturbation table itself, at its largest. #}
{% macro noise_variance() -%}
noise as (
    select max(row_variance) as noise_variance
    from (
        select true_count, sum(noise * noise * (key_high - key_low)) / 4294967296.0 as row_variance
        from {{ ref('perturbation') }}
        group by true_count
    ) as by_row
)
{%- endmacro %}

{# Kinds of the events that lie between the start of one period and the end of another, as one text in the order of the seed. #}
{% macro event_kinds() %}
    {{ return(['law', 'police_operation', 'war', 'border_closure', 'partner_opened', 'partner_closed', 'form_changed',
        'reporting_changed', 'funding_ended']) }}
{% endmacro %}

{% macro events_between() -%}
    concat_ws(', '
    {%- for kind in event_kinds() -%}
    , max(case when event.kind = '{{ kind }}' then '{{ kind }}' end)
    {%- endfor -%})
{%- endmacro %}
