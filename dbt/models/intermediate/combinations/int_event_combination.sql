{{ config(materialized='view') }}
with event_month as (
    select * from {{ ref('int_event_month') }}
),
event_partner as (
    select * from {{ ref('int_event_partner') }}
),
window_partner as (
    select
        {{ window_partner_id('event_partner', 'event_month') }} as window_partner_id,
        event_partner.partner_code,
        event_month.country_code,
        event_month.event_window
    from event_month
    inner join event_partner on event_month.event_code = event_partner.event_code
    group by event_partner.partner_code, event_month.country_code, event_month.event_window
),
bitmap as (
    select low.bits + high.bits as answer_bits
    from (values (0), (1), (2), (3)) as low (bits)
    cross join (values (0), (4), (8), (12)) as high (bits)
),
answer as (
    {% for answer, bit in event_bits().items() -%}
    select
        '{{ 'none' if answer == 'reported' else answer }}' as window_measure,
        '{{ 'reported' if answer == 'reported' else 'none' }}' as window_violation,
        {{ bit }} as answer_bit
    {{ "union all" if not loop.last }}
    {% endfor %}
),
event_combinations as (
    select
        window_partner.window_partner_id + bitmap.answer_bits as combination_id,
        window_partner.partner_code,
        window_partner.country_code,
        window_partner.event_window,
        answer.window_measure,
        answer.window_violation
    from window_partner
    cross join bitmap
    inner join answer on {{ has_bit('bitmap.answer_bits', 'answer.answer_bit') }}
)
select * from event_combinations
