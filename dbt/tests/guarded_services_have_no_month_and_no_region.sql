-- Services that tell of HIV or of injecting are shown for countries and half-years at the finest, from ten persons on.
select pub.service_code, pub.period_type, pub.region_code, pub.persons
from {{ ref('pub_services') }} as pub
inner join {{ ref('service') }} as service on pub.service_code = service.service and service.is_guarded = 1
where pub.region_code <> 'all' or pub.period_type not in ('half_year', 'year') or pub.persons < 10
