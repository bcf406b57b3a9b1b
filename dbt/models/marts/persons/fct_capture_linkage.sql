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
    select list_code, {{ bit_named('list_code', bit_of(capture_lists())) }} as list_bit from capture_list group by list_code
),
pair as (
    select one.list_code || '+' || other.list_code as lists, one.list_bit, other.list_bit as other_bit
    from list as one
    inner join list as other on one.list_code < other.list_code
),
strict_person as (
    select scope, country_code, period_start, person_id, bit_or(code_bits) as code_bits
    from capture
    where period_type = 'half_year' and region_code = 'all'
    group by scope, country_code, period_start, person_id
),
permissive_person as (
    select
        strict_person.country_code,
        strict_person.period_start,
        coalesce(linked.permissive_person_id, strict_person.person_id) as person_id,
        bit_or(strict_person.code_bits) as code_bits
    from strict_person
    left join linked on strict_person.person_id = linked.token and strict_person.scope = linked.scope
    group by
        strict_person.country_code, strict_person.period_start,
        coalesce(linked.permissive_person_id, strict_person.person_id)
),
on_lists as (
    select 'strict' as linkage, country_code, period_start, code_bits, count(*) as persons
    from strict_person
    group by country_code, period_start, code_bits
    union all
    select 'permissive' as linkage, country_code, period_start, code_bits, count(*) as persons
    from permissive_person
    group by country_code, period_start, code_bits
),
overlap as (
    select
        on_lists.linkage,
        on_lists.country_code,
        on_lists.period_start,
        pair.lists,
        cast(sum(case when on_lists.code_bits & pair.list_bit <> 0 then on_lists.persons end) as bigint) as on_one,
        cast(sum(case when on_lists.code_bits & pair.other_bit <> 0 then on_lists.persons end) as bigint) as on_other,
        cast(
            sum(
                case
                    when on_lists.code_bits & pair.list_bit <> 0 and on_lists.code_bits & pair.other_bit <> 0
                        then on_lists.persons
                end
            ) as bigint
        ) as persons
    from on_lists
    cross join pair
    group by on_lists.linkage, on_lists.country_code, on_lists.period_start, pair.lists
),
estimated as (
    select
        linkage,
        country_code,
        period_start,
        lists,
        persons,
        on_one + on_other - persons + {{ chapman_unseen('on_one', 'on_other', 'persons') }} as point
    from overlap
    where persons > 0
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
