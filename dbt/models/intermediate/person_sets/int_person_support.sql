{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_published('month_start') }}") }}
with published_contact as (
    select * from {{ ref('int_published_contact') }}
),
changed_contact as (
    select published_contact.*
    from published_contact
    {{ if_published('published_contact', 'month_start') }}
),
supported_persons as (
    select
        scope,
        person_id,
        min(record_key) as record_key,
        partner_code,
        country as country_code,
        region as region_code,
        month_start,
        {% for service in services() -%}
        max(case when svc_{{ service }} then 1 else 0 end) as svc_{{ service }},
        {% endfor -%}
        {% for need in needs() -%}
        max(case when need_{{ need }} then 1 else 0 end) as need_{{ need }}{{ "," if not loop.last }}
        {% endfor %}
    from changed_contact
    group by scope, person_id, partner_code, country, region, month_start
)
select * from supported_persons
