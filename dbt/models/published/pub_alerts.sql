-- Sentences of this release, made of published cells alone: by the rules of the seed alert_rule, no more than five for a country,
-- the first by their rank. A missing number gives no sentence.
with alert_answer as (
    select * from {{ ref('alert_answer') }}
),
alert_change as (
    select * from {{ ref('alert_change') }}
),
places as {{ inlined() }} (
    select * from {{ source('network', 'place') }}
),
label as (
    select * from {{ ref('period_label') }}
),
rule as (
    select * from {{ ref('alert_rule') }}
),
sentence as {{ inlined() }} (
    select * from {{ ref('sentence') }}
),
fact as (
    select * from alert_answer
    union all
    select * from alert_change
),
place as (
    {% for language in languages() -%}
    select place_code as country_code, '{{ language }}' as language, name_{{ language }} as place
    from places where level = 'country'
    {{ "union all" if not loop.last }}
    {% endfor %}
),
period as (
    select
        fact.code,
        fact.country_code,
        label.language,
        replace(label.template, '{year}', cast(year(fact.period_start) as varchar)) as label
    from fact
    inner join label
        on fact.period_type = label.period_type
        and label.part = case fact.period_type
            when 'quarter' then quarter(fact.period_start)
            when 'half_year' then case when month(fact.period_start) <= 6 then 1 else 2 end
            else 1
        end
),
templated as (
    select
        rule.rank,
        rule.kind,
        sentence.language,
        sentence.template,
        place.place,
        coalesce(period.label, '') as period,
        fact.*
    from fact
    inner join rule on fact.code = rule.code
    inner join sentence on fact.code = sentence.code
    inner join place on fact.country_code = place.country_code and sentence.language = place.language
    left join period
        on fact.code = period.code
        and fact.country_code = period.country_code
        and sentence.language = period.language
),
word as (
    select
        language,
        {% for word in sentence_words() -%}
        coalesce(max(case when code = '{{ word }}' then template end), '?') as {{ word }}{{ "," if not loop.last }}
        {% endfor %}
    from sentence
    group by language
),
half_filled as (
    select *, {{ fill('template', ['place', 'period'] + sentence_slots()[:12]) }} as half
    from templated
),
worded as (
    -- Numbers in the manner of the language: a decimal comma everywhere but in English.
    select
        rank, kind, code, country_code, half_filled.language, period_start,
        replace({{ fill('half', sentence_words() + sentence_slots()[12:]) }}, '{{ decimal_mark() }}',
            case half_filled.language when 'en' then '.' else ',' end) as sentence
    from half_filled
    inner join word on half_filled.language = word.language
),
chosen as (
    select *, row_number() over (partition by country_code, language order by rank, kind) as turn
    from worded
    where sentence not like '%?%'
),
alerts as (
    select
        cast(rank as integer) as rank,
        kind,
        code as rule_code,
        country_code,
        language,
        sentence,
        period_start
    from chosen
    where turn <= 5
)
select * from alerts
