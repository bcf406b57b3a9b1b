with spine as (
    select * from {{ ref('int_person_month') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
person_place_months as (
    select
        spine.scope,
        spine.person_id,
        spine.month_start,
        spine.partner_code,
        spine.country_code,
        case when scope.is_national = 1 then spine.city_code else spine.country_code end as place,
        min(scope.is_national) as is_national,
        min(spine.record_key) as record_key
    from spine
    inner join partner on spine.partner_code = partner.partner_code
    inner join (select scope, is_national from linkage_scope group by scope, is_national) as scope
        on spine.scope = scope.scope
    where partner.safe_to_show
    group by
        spine.scope, spine.person_id, spine.month_start, spine.partner_code, spine.country_code,
        case when scope.is_national = 1 then spine.city_code else spine.country_code end
)
select * from person_place_months
