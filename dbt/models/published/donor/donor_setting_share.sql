{{ config(alias='pub_setting_share') }}
with published_shares as (
    select * from {{ ref('pub_setting_share') }}
),
cell as (
    select *, {{ rounded('persons') }} as rounded_persons, {{ rounded('base_persons') }} as rounded_base
    from published_shares
    where region_code = 'all' and period_type <> 'month' and reporters = 'all'
),
capped as (
    select *, case when rounded_persons is not null then least(rounded_persons, rounded_base) end as numerator from cell
),
rounded_shares as (
    select
        period_type, period_start, country_code, region_code, city_code, reporters, setting_group,
        rounded_persons as persons,
        rounded_base as base_persons,
        {{ share_columns(base='rounded_base') }}
        status, status_label, first_published, restated_in
    from capped
)
select * from rounded_shares
