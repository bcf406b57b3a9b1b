-- Setting in the next period, for every type of period that a reader may choose: the newest one that has a next. There is none by
-- half-year. Where nobody reported the next period, nobody can have been met in it.
with pub_setting_transitions as (
    select * from published.pub_setting_transitions
),
chosen as (
    select pair.period_type, pair.counted_by
    from (values ('month', 'month'), ('quarter', 'quarter'), ('half_year', 'quarter'), ('year', 'year'))
        as pair (period_type, counted_by)
),
dated as (
    select
        period_type, period_start, country_code, setting_from, setting_to, base_persons,
        case when next_completeness > 0 then probability end as probability,
        case when next_completeness > 0 then probability_low end as probability_low,
        case when next_completeness > 0 then probability_high end as probability_high,
        case when next_completeness > 0 or status <> 'shown' then status else 'not_observable' end as status,
        max(case when status = 'shown' and setting_to <> 'not_met' then period_start end) over (partition by period_type)
            as newest_start
    from pub_setting_transitions
    where region_code = 'all' and city_code = 'all' and setting_from <> 'all' and setting_to <> 'all'
),
newest as (
    select
        chosen.period_type, chosen.counted_by, dated.period_start, dated.country_code, dated.setting_from, dated.setting_to,
        dated.base_persons, dated.probability, dated.probability_low, dated.probability_high, dated.status
    from dated
    inner join chosen on dated.period_type = chosen.counted_by
    where dated.period_start = dated.newest_start
)
select * from newest
