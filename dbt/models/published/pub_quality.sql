-- How good the data about people are, by country and half-year: what was not recorded of those reached, and how sure their records
-- are joined. Shares of a hundred people and more. Made of published cells. Where a country has codes that are not sealed nobody
-- knows by match keys how many are counted twice, and there is no share of that; there stands instead how many were met on one day
-- only by such a code (`unsealed_met_once`): mostly among them is whoever is counted twice. Country of origin (`origin_code`) and kind of
-- migration (`migrant_kind`, which pub_reach calls origin_code) are two questions of a form: a partner may ask one, not the other.
-- Where somebody works is asked at each contact: not recorded it is of those of whom no contact says it. They are counted by themselves,
-- since pub_reach counts in `not_recorded` whoever had one such contact.
{%- set not_recorded = {'gender': 'not_asked', 'age_band': 'not_recorded', 'origin_code': 'not_recorded'} %}
{%- set measures = {'origin_code': 'migrant_kind'} %}
with reached as {{ inlined() }} (
    select *
    from {{ ref('protected_reach') }}
    where period_type = 'half_year' and region_code = 'all' and city_code = 'all' and setting_group = 'all'
),
origin as (
    select * from {{ ref('protected_origin') }}
),
quality as (
    select * from {{ ref('protected_quality') }}
),
coded as (
    select place_code as country_code, period_type, period_start, has_unsealed from {{ ref('dim_place_reporting') }}
),
margin as (
    select period_type, period_start, country_code, persons, status, counted_on
    from reached
    where
        {% for d in not_recorded -%}
        {{ d }} = 'all'{{ " and" if not loop.last }}
        {% endfor %}
),
counted as (
    {% for d, value in not_recorded.items() -%}
    select
        period_type, period_start, country_code, 'not_recorded' as quality_kind, '{{ measures.get(d, d) }}' as measure,
        persons, status, status_label, first_published, restated_in, counted_on
    from reached
    where
        {{ d }} = '{{ value }}'
        {% for other in not_recorded if other != d -%}
        and {{ other }} = 'all'
        {% endfor %}
    union all
    {% endfor -%}
    select
        period_type, period_start, country_code, 'not_recorded' as quality_kind, 'origin_code' as measure,
        persons, status, status_label, first_published, restated_in, counted_on
    from origin
    where period_type = 'half_year' and origin_country = 'not_recorded'
    union all
    select
        period_type, period_start, country_code,
        case link_measure when 'setting_not_recorded' then 'not_recorded' else 'linkage' end as quality_kind,
        case link_measure when 'setting_not_recorded' then 'setting_group' else link_measure end as measure,
        persons, status, status_label, first_published, restated_in, counted_on
    from quality
    where period_type = 'half_year'
),
paired as (
    select
        counted.*,
        case when {{ of_one_day('counted', 'margin') }} then margin.persons end as base_persons,
        {{ of_two_days('counted', 'margin') }} as is_of_two_days,
        counted.measure in ('by_match_key', 'loosely_others') and coalesce(coded.has_unsealed, 0) = 1 as is_unknown,
        case
            when counted.measure in ('by_match_key', 'loosely_others') and coded.has_unsealed = 1 then null
            when margin.persons >= {{ var('smallest_quality_base') }} then {{ shown_within('counted', 'margin') }}
        end as numerator
    from counted
    inner join margin
        on counted.period_type = margin.period_type
        and counted.period_start = margin.period_start
        and counted.country_code = margin.country_code
    left join coded
        on counted.country_code = coded.country_code
        and counted.period_type = coded.period_type
        and counted.period_start = coded.period_start
    where counted.measure <> 'unsealed_met_once' or coded.has_unsealed = 1
),
quality_of_data as (
    select
        paired.period_type,
        paired.period_start,
        paired.country_code,
        paired.quality_kind,
        paired.measure,
        paired.persons,
        paired.base_persons,
        paired.numerator / cast(paired.base_persons as double) as share,
        case
            when paired.is_unknown then 'codes are not sealed: how many people are counted twice is not known'
            when paired.status <> 'shown' then paired.status_label
            when paired.is_of_two_days then {{ two_days_reason() }}
            when paired.base_persons is null then 'too few people were reached to show, or none'
            when paired.numerator is null then 'a share of fewer than a hundred people'
            else ''
        end as reason,
        {{ status_columns('paired') }}
    from paired
)
select * from quality_of_data
