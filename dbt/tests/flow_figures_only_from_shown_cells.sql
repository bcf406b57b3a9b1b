-- What is made of hidden cells is hidden: moves, net, rates, effectiveness and shares.
select 'pub_moves' as made_of from {{ ref('pub_moves') }}
where status <> 'shown' and moves is not null
union all
select 'pub_flow_totals' from {{ ref('pub_flow_totals') }}
where (status <> 'shown' and (net is not null or net_per_1000_person_months is not null))
    or (status = 'shown' and (inflow is null or outflow is null))
    or (status <> 'shown' and reason = '')
    or inflow < 10 or outflow < 10
union all
select 'pub_flow_system' from {{ ref('pub_flow_system') }}
where (status = 'shown') <> (effectiveness is not null)
    or (status <> 'shown' and reason = '')
    or effectiveness not between 0 and 100
union all
select 'pub_mobility' from {{ ref('pub_mobility') }}
where status <> 'shown' and share is not null
