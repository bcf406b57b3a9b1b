-- A country's people with a known place of work are one person set in the shares and in the decomposition: one number, one status.
select cell.period_type, cell.period_start, cell.country_code, cell.region_code, cell.reporter_side, cell.rate_part
from {{ ref('disclosed_setting_cell') }} as cell
inner join {{ ref('disclosed_share') }} as share
    on cell.period_type = share.period_type
    and cell.period_start = share.period_start
    and cell.country_code = share.country_code
    and cell.region_code = share.region_code
    and share.city_code = 'all'
    and cell.rate_part = share.share_group
    and case cell.reporter_side when 'all_reporters' then 'all' when 'constant_now' then 'constant' end = share.reporters
where cell.channel_group = 'all' and cell.region_code = 'all'
    and (cell.status <> share.status or coalesce(cell.persons, -1) <> coalesce(share.persons, -1))
