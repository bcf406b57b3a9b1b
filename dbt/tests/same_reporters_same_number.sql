-- A country's people with a known place of work are one person set in the shares and in the decomposition: one count and one sum
-- of record keys before disclosure control, and so one number. Published cells are not compared: they may have closed on
-- different days.
select cell.period_type, cell.period_start, cell.country_code, cell.region_code, cell.reporter_side, cell.rate_part
from {{ ref('fct_cell_setting_cell') }} as cell
inner join {{ ref('fct_cell_share') }} as share
    on cell.period_type = share.period_type
    and cell.period_start = share.period_start
    and cell.country_code = share.country_code
    and cell.region_code = share.region_code
    and cell.partner_code = share.partner_code
    and share.city_code = 'all'
    and cell.rate_part = share.share_group
    and case cell.reporter_side when 'all_reporters' then 'all' when 'constant_now' then 'constant' end = share.reporters
where cell.channel_group = 'all' and cell.region_code = 'all' and cell.partner_code = 'all'
    and (cell.persons <> share.persons or cell.key_sum <> share.key_sum)
