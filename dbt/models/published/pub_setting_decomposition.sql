-- Change of the indoor share against the same period last year, taken apart. Who reported: the change of all reporters less
-- that of the constant ones. The constant ones' change: place (composition), channel and rate (real), and what their cells
-- do not tell (residual). The parts add up. Made of protected cells alone, in percentage points.
with protected_cell as {{ inlined() }} (
    select * from {{ ref('protected_setting_cell') }}
),
compared_cell as (
    select * from {{ ref('compared_setting_cell') }}
),
compared_parts as {{ inlined() }} (
    select * from {{ ref('compared_setting_parts') }}
),
pair as (
    select * from {{ ref('compared_period') }}
),
alert_rule as (
    select * from {{ ref('alert_rule') }}
),
{{ noise_variance() }},
declared as (
    select period_type, period_start, country_code, status, status_label
    from protected_cell
    where region_code = 'all' and channel_group = 'all' and rate_part = 'indoor' and reporter_side = 'all_reporters'
),
of_several_days as (
    select period_type, period_start, country_code
    from protected_cell
    where status = 'shown'
    group by period_type, period_start, country_code
    having min({{ day_of() }}) < max({{ day_of() }})
),
national as (
    select
        *,
        indoor_before / cast(base_before as double) as share_before,
        indoor_after / cast(base_after as double) as share_after,
        {{ is_clear_change('indoor_before', 'base_before', 'indoor_after', 'base_after') }} as is_clear
    from compared_cell
    cross join noise
    where region_code = 'all' and channel_group = 'all'
),
joined as (
    select
        declared.*,
        declared_before.status as status_before,
        mixed.country_code is not null or mixed_before.country_code is not null as is_of_several_days,
        crude.share_before,
        crude.share_after,
        same.share_before as constant_share_before,
        same.share_after as constant_share_after,
        same.is_clear,
        cast(100 * (crude.share_after - crude.share_before) as decimal(18, 6)) as change_points,
        cast(100 * (same.share_after - same.share_before) as decimal(18, 6)) as constant_change_points,
        part.place_points, part.channel_points, part.rate_points, part.compared_cells,
        of_all.place_points as all_place, of_all.channel_points as all_channel, of_all.rate_points as all_rate
    from declared
    left join declared as declared_before
        on declared.period_type = declared_before.period_type
        and declared.country_code = declared_before.country_code
        and {{ months_after('declared.period_start', -12) }} = declared_before.period_start
    {% for name, start in {'mixed': 'declared.period_start', 'mixed_before': months_after('declared.period_start', -12)}.items() -%}
    left join of_several_days as {{ name }}
        on declared.period_type = {{ name }}.period_type and declared.country_code = {{ name }}.country_code
        and {{ start }} = {{ name }}.period_start
    {% endfor -%}
    {% for name, reporters in {'crude': 'all', 'same': 'constant'}.items() -%}
    left join national as {{ name }}
        on declared.period_type = {{ name }}.period_type and declared.period_start = {{ name }}.period_start
        and declared.country_code = {{ name }}.country_code and {{ name }}.reporters = '{{ reporters }}'
    {% endfor -%}
    {% for name, reporters in {'part': 'constant', 'of_all': 'all'}.items() -%}
    left join compared_parts as {{ name }}
        on declared.period_type = {{ name }}.period_type and declared.period_start = {{ name }}.period_start
        and declared.country_code = {{ name }}.country_code and {{ name }}.reporters = '{{ reporters }}'
    {% endfor %}
),
judged as (
    select
        joined.*,
        pair.compare_start, pair.events_between, pair.breaks_between, pair.completeness_before, pair.completeness_after,
        pair.is_whole_before,
        least(pair.completeness_before, pair.completeness_after) < complete.bound as is_incomplete,
        case
            when joined.status = 'open' or (joined.status = 'gap' and pair.is_whole_before) then joined.status
            when not pair.is_whole_before or joined.status_before = 'gap' then 'not_observable'
            when joined.is_of_several_days then 'not_observable'
            when joined.change_points is null then 'few'
            when joined.constant_change_points is null or joined.rate_points is null then 'not_observable'
            else 'shown'
        end as final_status,
        case
            when joined.status = 'open' or (joined.status = 'gap' and pair.is_whole_before) then joined.status_label
            when not pair.is_whole_before then 'the network was not there in every month of the year before'
            when joined.status_before = 'gap' then 'no report from any partner a year before'
            when joined.is_of_several_days then {{ two_days_reason() }}
            when joined.change_points is null then 'too few to show, or none'
            when joined.constant_change_points is null then 'too few people of partners that reported every month of both periods'
            when joined.rate_points is null then 'the regions that can be compared hold too few of the people'
            else ''
        end as reason
    from joined
    inner join pair
        on joined.period_type = pair.period_type
        and joined.period_start = pair.period_start
        and joined.country_code = pair.country_code
    cross join (select bound from alert_rule where code = 'shift_not_complete') as complete
),
decomposition as (
    select
        period_type, period_start, compare_start, country_code, share_before, share_after, constant_share_before, constant_share_after,
        {% for name, points in {
            'change': 'change_points',
            'constant_change': 'constant_change_points',
            'real': 'rate_points',
            'composition': 'place_points',
            'channel': 'channel_points',
            'residual': 'constant_change_points - rate_points - place_points - channel_points',
            'who_reported': 'change_points - constant_change_points',
            'all_real': 'all_rate',
            'all_composition': 'all_place',
            'all_channel': 'all_channel',
            'all_residual': 'change_points - all_rate - all_place - all_channel',
        }.items() -%}
        cast(case when is_whole_before then {{ points }} end as double) as {{ name }}_points,
        {% endfor -%}
        compared_cells, events_between, breaks_between, completeness_before, completeness_after,
        case
            when final_status <> 'shown' then ''
            when is_incomplete or breaks_between then 'not compared'
            when is_clear then 'clear change'
            else 'no clear change'
        end as verdict,
        final_status as status,
        case
            when final_status <> 'shown' then reason
            when is_incomplete then 'not compared: reports are missing'
            when breaks_between then 'not compared: an event lies between'
            else ''
        end as reason
    from judged
)
select * from decomposition
