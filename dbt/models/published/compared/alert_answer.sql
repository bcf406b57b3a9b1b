with published_coverage as (
    select * from {{ ref('pub_coverage') }}
),
quarter as {{ inlined() }} (
    select * from {{ ref('pub_setting_share') }}
    where region_code = 'all' and reporters = 'all' and period_type = 'quarter'
),
decomposition as (
    select country_code, period_start from {{ ref('pub_setting_decomposition') }}
    where period_type = 'quarter' and verdict in ('clear change', 'no clear change')
),
published_moves as (
    select * from {{ ref('pub_moves') }}
),
protected_move as (
    select * from {{ ref('protected_move') }}
),
coverage as (
    select
        country_code,
        period_start,
        persons,
        denominator_point as denominator,
        denominator_year as estimate_year,
        {{ percent('coverage_low') }} as low,
        {{ percent('coverage_point') }} as point,
        {{ percent('coverage_high') }} as high,
        {{ notes_in_words('coverage_flag', 'denominator_year') }} as notes,
        row_number() over (partition by country_code order by period_start desc) as turn
    from published_coverage
    where indicator_code = 'reached_any' and coverage_scope = 'served_area' and region_code = 'all'
        and period_type = 'half_year' and status = 'shown'
),
told_coverage as (
    -- Two ends that read the same are no range.
    select
        *,
        case when low = high then 'answer_coverage_point' else 'answer_coverage' end as code,
        coalesce(case when low = high then ' (' || nullif(notes, '') || ')' else '; ' || nullif(notes, '') end, '') as told_notes
    from coverage
    where turn = 1
),
setting as (
    -- The year before stands beside the newest quarter only where the two are compared: else a new form, a partner that closed or
    -- one that joined would be read as a change.
    select
        now.country_code,
        now.period_start,
        case when before.share is null then 'answer_setting_alone' else 'answer_setting' end as code,
        100 * now.share as indoor,
        100 * outdoor.share as outdoor,
        100 * before.share as indoor_before,
        row_number() over (partition by now.country_code order by now.period_start desc) as turn
    from quarter as now
    left join decomposition
        on now.country_code = decomposition.country_code and now.period_start = decomposition.period_start
    left join quarter as before
        on decomposition.country_code = before.country_code
        and decomposition.period_start = {{ months_after('before.period_start', 12) }}
        and before.setting_group = 'indoor'
    left join quarter as outdoor
        on now.country_code = outdoor.country_code and now.period_start = outdoor.period_start
        and outdoor.setting_group = 'outdoor'
    where now.setting_group = 'indoor' and now.share is not null
),
counted_moves as (
    select published_moves.*, protected_move.counted_on
    from published_moves
    inner join protected_move
        on published_moves.scope = protected_move.scope
        and published_moves.country_code = protected_move.country_code
        and published_moves.move_kind = protected_move.move_kind
        and published_moves.gap_tier = protected_move.gap_tier
        and published_moves.period_type = protected_move.period_type
        and published_moves.period_start = protected_move.period_start
),
moves as (
    -- What is added up over borders is of one day.
    select
        country_code, period_start, sum(persons) as persons,
        row_number() over (partition by country_code order by period_start desc) as turn
    from counted_moves
    where move_kind = 'cross_border' and gap_tier = 'all' and period_type = 'year' and status = 'shown'
    group by country_code, period_start
    having min({{ day_of() }}) = max({{ day_of() }})
),
answers as (
    select
        {{ alert_columns('code', 'half_year') }},
        {{ sentence_values(persons='persons', point='point', denominator='denominator', low='low', high='high',
            notes='told_notes', estimate_year='estimate_year') }}
    from told_coverage
    union all
    select
        {{ alert_columns('code', 'quarter') }},
        {{ sentence_values(indoor='indoor', outdoor='outdoor', indoor_before='indoor_before') }}
    from setting where turn = 1
    union all
    select
        {{ alert_columns("'answer_moves'", 'year') }},
        {{ sentence_values(persons='persons') }}
    from moves where turn = 1
)
select * from answers
