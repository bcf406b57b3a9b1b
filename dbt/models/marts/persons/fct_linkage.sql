-- How far the strict linkage could be wrong: persons of a country and year by strict links, and by permissive ones besides. The
-- permissive figure is never published, only its difference in per cent, and that from a hundred persons on.
with linked as {{ inlined() }} (
    select * from {{ ref('int_linked_token') }}
),
person_month as (
    select * from {{ ref('int_person_month') }}
),
met as (
    select scope, person_id, country_code, cast(date_trunc('year', month_start) as date) as year_start
    from person_month
    group by scope, person_id, country_code, cast(date_trunc('year', month_start) as date)
),
-- Whom a permissive link joins to nobody counts as she does strictly: only the others are looked at by their permissive name.
joined as (
    select scope, permissive_person_id
    from linked
    where token = person_id
    group by scope, permissive_person_id
    having count(*) > 1
),
person as (
    select
        met.scope,
        met.country_code,
        met.year_start,
        count(*) as persons_strict,
        count(*) - count(joined.permissive_person_id) + count(distinct joined.permissive_person_id) as persons_permissive,
        sum(case when linked.link_class = 'match_key' then 1 else 0 end) as persons_by_match_key
    from met
    left join linked on met.person_id = linked.token and met.scope = linked.scope
    left join joined
        on linked.permissive_person_id = joined.permissive_person_id and linked.scope = joined.scope
    group by met.scope, met.country_code, met.year_start
),
linkage as (
    select
        scope,
        country_code,
        year_start,
        persons_strict,
        persons_permissive,
        cast(persons_by_match_key as bigint) as persons_by_match_key,
        case
            when persons_strict >= 100 then round(100 * (persons_strict - persons_permissive) / cast(persons_strict as double), 1)
        end as uncertainty_percent,
        case when persons_strict < 100 then 'fewer than 100 persons' else '' end as reason
    from person
)
select * from linkage
