-- Person sets of pub_moves and pub_flow_matrix. National scopes carry moves within a country, pair scopes those across the
-- border. A stay that only an unsafe partner knows of begins and ends no published move. The contributing partner is the one
-- that met the person on arrival: the partner left behind cannot know.
select
    move.scope,
    move.person_id,
    move.record_key,
    move.arrival_partner_code as partner_code,
    period.period_type,
    period.period_start,
    period.period_rank,
    move.to_country as country_code,
    move.move_kind,
    move.gap_tier,
    move.from_region as origin_place,
    move.to_region as destination_place
from {{ ref('int_person_move') }} as move
inner join {{ ref('dim_partner') }} as partner on move.arrival_partner_code = partner.partner_code
inner join (select distinct scope, is_national from {{ ref('linkage_scope') }}) as scope on move.scope = scope.scope
inner join {{ ref('int_period_month') }} as period on move.month_start = period.month_start
where partner.safe_to_show
    and move.has_safe_partner = 1
    and move.had_safe_partner = 1
    and case when move.move_kind = 'within_country' then 1 else 0 end = scope.is_national
