with cell as {{ inlined() }} (
    select * from {{ ref('compared_setting_cell') }}
),
country as (
    select * from cell where region_code = 'all' and channel_group = 'all'
),
compared_region as (
    select
        *,
        sum(base_before) over (partition by reporters, period_type, period_start, country_code) as country_before,
        sum(base_after) over (partition by reporters, period_type, period_start, country_code) as country_after
    from cell
    where region_code <> 'all' and channel_group = 'all'
),
region as (
    select compared_region.*
    from compared_region
    inner join country
        on compared_region.reporters = country.reporters
        and compared_region.period_type = country.period_type
        and compared_region.period_start = country.period_start
        and compared_region.country_code = country.country_code
        and compared_region.country_before >= {{ var('smallest_compared_share') }} * country.base_before
        and compared_region.country_after >= {{ var('smallest_compared_share') }} * country.base_after
),
channel as (
    select
        *,
        sum(base_before) over (partition by reporters, period_type, period_start, region_code) as channels_before,
        sum(base_after) over (partition by reporters, period_type, period_start, region_code) as channels_after
    from cell
    where channel_group <> 'all'
),
factor as (
    select
        region.reporters,
        region.period_type,
        region.period_start,
        region.country_code,
        region.base_before / cast(region.country_before as double) as place0,
        region.base_after / cast(region.country_after as double) as place1,
        coalesce(channel.base_before / cast(channel.channels_before as double), 1) as channel0,
        coalesce(channel.base_after / cast(channel.channels_after as double), 1) as channel1,
        coalesce(channel.indoor_before / cast(channel.base_before as double), region.indoor_before / cast(region.base_before as double))
            as rate0,
        coalesce(channel.indoor_after / cast(channel.base_after as double), region.indoor_after / cast(region.base_after as double))
            as rate1
    from region
    left join channel
        on region.reporters = channel.reporters
        and region.period_type = channel.period_type
        and region.period_start = channel.period_start
        and region.region_code = channel.region_code
        and channel.channels_before >= {{ var('smallest_compared_share') }} * region.base_before
        and channel.channels_after >= {{ var('smallest_compared_share') }} * region.base_after
),
part as (
    -- Sums of fractions depend on the order of their terms; sums of decimals do not.
    select
        *,
        {% for name in ['place', 'channel', 'rate'] -%}
        cast(100 * {{ das_gupta(['place', 'channel', 'rate'], name) }} as decimal(18, 9)) as {{ name }}_part{{ "," if not loop.last }}
        {% endfor %}
    from factor
),
parts_of_countries as (
    select
        reporters,
        period_type,
        period_start,
        country_code,
        count(*) as compared_cells,
        cast(sum(place_part) as decimal(18, 6)) as place_points,
        cast(sum(channel_part) as decimal(18, 6)) as channel_points,
        cast(sum(rate_part) as decimal(18, 6)) as rate_points
    from part
    group by reporters, period_type, period_start, country_code
)
select * from parts_of_countries
