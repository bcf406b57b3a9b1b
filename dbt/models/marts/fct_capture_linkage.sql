-- How far linkage could move an own-overlap estimate: Chapman by strict links, which is what is published, and with permissive
-- links besides, by country, half-year and pair of lists. Never published: before disclosure control.
with capture as (
    select * from {{ ref('fct_person_capture') }}
),
linked as (
    select * from {{ ref('int_linked_token') }}
),
capture_list as (
    select * from {{ ref('capture_list') }}
),
list as (
    select list_code, {{ capture_bit('list_code') }} as list_bit from capture_list group by list_code
),
met as (
    select
        capture.country_code,
        capture.period_start,
        list.list_code,
        capture.person_id,
        coalesce(linked.permissive_person_id, capture.person_id) as permissive_person_id
    from capture
    inner join list on capture.code_bits & list.list_bit <> 0
    left join linked on capture.person_id = linked.token and capture.scope = linked.scope
    where capture.period_type = 'half_year' and capture.region_code = 'all'
),
on_list as (
    select 'strict' as linkage, country_code, period_start, list_code, person_id as person from met
    union
    select 'permissive' as linkage, country_code, period_start, list_code, permissive_person_id as person from met
),
list_size as (
    select linkage, country_code, period_start, list_code, count(*) as persons
    from on_list
    group by linkage, country_code, period_start, list_code
),
overlap as (
    select one.linkage, one.country_code, one.period_start, one.list_code, other.list_code as other_code, count(*) as persons
    from on_list as one
    inner join on_list as other
        on one.linkage = other.linkage
        and one.country_code = other.country_code
        and one.period_start = other.period_start
        and one.person = other.person
        and one.list_code < other.list_code
    group by one.linkage, one.country_code, one.period_start, one.list_code, other.list_code
),
estimated as (
    select
        overlap.linkage,
        overlap.country_code,
        overlap.period_start,
        overlap.list_code || '+' || overlap.other_code as lists,
        overlap.persons,
        one.persons + other.persons - overlap.persons
        + {{ chapman_unseen('one.persons', 'other.persons', 'overlap.persons') }} as point
    from overlap
    inner join list_size as one
        on overlap.linkage = one.linkage
        and overlap.country_code = one.country_code
        and overlap.period_start = one.period_start
        and overlap.list_code = one.list_code
    inner join list_size as other
        on overlap.linkage = other.linkage
        and overlap.country_code = other.country_code
        and overlap.period_start = other.period_start
        and overlap.other_code = other.list_code
),
capture_linkage as (
    select
        strict.country_code,
        strict.period_start,
        strict.lists,
        strict.persons as overlap_strict,
        permissive.persons as overlap_permissive,
        cast(strict.point as decimal(18, 1)) as point_strict,
        cast(permissive.point as decimal(18, 1)) as point_permissive,
        case
            when strict.persons >= {{ var('minimum_overlap') }}
                then cast(100 * (strict.point - permissive.point) / strict.point as decimal(9, 1))
        end as difference_percent,
        case
            when strict.persons < {{ var('minimum_overlap') }} then 'fewer than {{ var("minimum_overlap") }} people on both lists'
            else ''
        end as reason
    from estimated as strict
    inner join estimated as permissive
        on strict.linkage = 'strict'
        and permissive.linkage = 'permissive'
        and strict.country_code = permissive.country_code
        and strict.period_start = permissive.period_start
        and strict.lists = permissive.lists
)
select * from capture_linkage
