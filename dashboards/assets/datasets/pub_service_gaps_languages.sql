-- A service in a region: the languages in which nobody offers it, of those that anybody of the network offers anything in, and those in
-- which somebody does, as codes in braces. It stands under every choice of the filter that asks for it.
with pub_service_gaps as (
    select * from published.pub_service_gaps
),
every_year as (
    select *, max(return_year) over () as newest_year from pub_service_gaps
),
newest as (
    select * from every_year where offer_gender = 'all' and offer_place = 'all' and return_year = newest_year
),
spoken as (
    select distinct offer_language from newest where organisations > 0 and offer_language <> 'all'
),
by_language as (
    select
        newest.*,
        concat('{', newest.offer_language, '}') as language_code,
        newest.status = 'offered' and newest.offer_language <> 'all' as is_offered,
        newest.status = 'nobody_offers' and spoken.offer_language is not null as is_lacking
    from newest
    left join spoken on newest.offer_language = spoken.offer_language
),
cell as (
    select
        country_code, region_code as area_code, service_code,
        max(case when offer_language = 'all' then organisations end) as organisations,
        max(case when status = 'not_observable' then 1 else 0 end) = 1 as is_unknown,
        string_agg(case when is_lacking then language_code end, ', ' order by language_code) as lacking_codes,
        string_agg(case when is_offered then language_code end, ', ' order by language_code) as offered_codes,
        sum(case when is_lacking then 1 else 0 end) > sum(case when is_offered then 1 else 0 end) as is_rare
    from by_language
    group by country_code, region_code, service_code
),
chosen as (
    select
        case region_choice.word when 'itself' then cell.area_code else region_choice.word end as region_code,
        cell.*
    from cell
    cross join (values ('itself'), ('each'), ('all')) as region_choice (word)
)
select * from chosen
