-- A package's services are those of the contract, every version has its rows, and every framework says where it applies.
select 'service ' || member.service as wrong
from {{ ref('package_service') }} as member
left join {{ ref('service') }} as service on member.service = service.service
where service.service is null and member.service <> 'hts_component_met'
union all
select 'version ' || coalesce(package.package_code, member.package_code)
from {{ ref('package') }} as package
full outer join {{ ref('package_service') }} as member
    on package.package_code = member.package_code and package.framework_version = member.framework_version
where package.package_code is null or member.package_code is null
union all
select 'framework ' || package.framework
from {{ ref('package') }} as package
left join {{ ref('framework_applies') }} as applies on package.framework = applies.framework
where applies.framework is null
