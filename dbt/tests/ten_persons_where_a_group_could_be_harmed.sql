-- Referrals, rights violations, injecting, reasons for moving and what is given out: nothing below ten.
select 'referrals' as said, persons from {{ ref('pub_referrals') }} where persons < 10
union all
select 'violations' as said, persons from {{ ref('pub_violations') }} where persons < 10
union all
select 'injecting' as said, persons from {{ ref('pub_injecting') }} where persons < 10 or not_asked_persons < 10
union all
select 'move reasons' as said, persons from {{ ref('pub_move_reasons') }} where persons < 10
union all
select 'given out' as said, persons from {{ ref('pub_commodities') }} where persons < 10
union all
select 'windows' as said, persons from {{ ref('pub_event_windows') }} where measure = 'violations_reported' and persons < 10
