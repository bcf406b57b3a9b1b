-- Every known estimate of the table of sources, the chosen one marked, and beside them what the network's own overlap says:
-- Chapman's estimate from protected counts of two lists and of both. An overlap is never chosen as a denominator.
with cell as {{ inlined() }} (
    select * from {{ ref('protected_capture') }} where period_type in ('quarter', 'half_year')
),
capture_list as {{ inlined() }} (
    select * from {{ ref('capture_list') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
population_estimate as (
    select * from {{ source('network', 'population_estimate') }}
),
list_pair as (
    select one.list_code, other.list_code as other_code
    from capture_list as one
    inner join capture_list as other on one.list_code < other.list_code
    group by one.list_code, other.list_code
),
counted as (
    select
        one.period_type,
        one.period_start,
        one.country_code,
        case when one.region_code = 'all' then one.country_code else one.region_code end as area_code,
        overlap.capture as lists,
        one.status,
        one.persons as n1,
        other.persons as n2,
        overlap.persons as m,
        {{ of_one_day('one', 'overlap') }} and {{ of_one_day('other', 'overlap') }} as is_of_one_day
    from cell as one
    inner join list_pair on one.capture = list_pair.list_code
    inner join cell as other
        on {{ same_cell(['country_code', 'region_code'], 'one', 'other') }}
        and other.capture = list_pair.other_code
    inner join cell as overlap
        on {{ same_cell(['country_code', 'region_code'], 'one', 'overlap') }}
        and overlap.capture = list_pair.list_code || '+' || list_pair.other_code
),
judged as (
    select
        *,
        case
            when status in ('open', 'gap') then status
            when n1 is null or n2 is null or m is null or m < {{ var('minimum_overlap') }} then 'few'
            when m >= n1 or m >= n2 or not is_of_one_day then 'not_observable'
            else 'shown'
        end as estimate_status
    from counted
),
network as (
    select coalesce(max(case when is_demo then 1 else 0 end), 0) = 1 as is_demo from partner
),
population_estimates as (
    select
        area_code, country_code, 'year' as period_type, make_date(year, 1, 1) as period_start, year, low, point, high,
        {{ band_label('low', 'high') }} as band_label, method, definition, inclusion_criteria,
        cast(null as integer) as n_lists, '' as lists, 'as stated' as label,
        'as the source states them; definition: ' || definition || '; covers: ' || inclusion_criteria as assumptions,
        source, quality, is_chosen = 1 as chosen, is_invented = 1 as invented, 'shown' as status, '' as reason
    from population_estimate
    union all
    select
        area_code,
        country_code,
        period_type,
        period_start,
        cast(year(period_start) as integer) as year,
        {% for name, value in {
            'low': chapman_bound('n1', 'n2', 'm', '-'),
            'point': '(n1 + n2 - m + ' ~ chapman_unseen('n1', 'n2', 'm') ~ ')',
            'high': chapman_bound('n1', 'n2', 'm', '+'),
        }.items() -%}
        case when estimate_status = 'shown' then cast(round({{ value }}) as bigint) end as {{ name }},
        {% endfor -%}
        case when estimate_status = 'shown' then '95 % interval of the sampling alone' else '' end as band_label,
        'own overlap, Chapman' as method,
        'sex workers whom this network reached' as definition,
        'people met by a partner that is safe to show, in the area and period' as inclusion_criteria,
        2 as n_lists,
        lists,
        case
            when estimate_status = 'shown' then 'lower bound: heterogeneity and an open population bias it low'
            else 'cannot be estimated'
        end as label,
        {{ own_overlap_assumptions() }} as assumptions,
        'own overlap of this network: protected counts of two lists and of both' as source,
        'weak: two lists cannot be checked against each other' as quality,
        false as chosen,
        is_demo as invented,
        estimate_status as status,
        case
            when estimate_status = 'shown' then ''
            when estimate_status = 'open' then 'cannot be estimated: period still open'
            when estimate_status = 'gap' then 'cannot be estimated: no report from any partner'
            when estimate_status = 'not_observable' and not is_of_one_day then 'cannot be estimated: counted on different days'
            when estimate_status = 'not_observable' then 'cannot be estimated: one list lies within the other'
            when n1 is null and n2 is null then 'cannot be estimated: no list'
            when n1 is null or n2 is null then 'cannot be estimated: one list'
            else 'cannot be estimated: fewer than {{ var("minimum_overlap") }} people on both lists, or their number is not shown'
        end as reason
    from judged
    cross join network
)
select * from population_estimates
