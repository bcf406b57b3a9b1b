with organisation as (
    select * from {{ ref('int_mapping_organisation') }}
),
statement as (
    select * from {{ source('raw', 'mapping_statement') }}
),
statements as (
    select
        organisation.return_id,
        organisation.org_code,
        organisation.area_level,
        organisation.area_code,
        statement.kind,
        statement.code,
        statement.rank
    from organisation
    inner join statement
        on organisation.return_id = statement.return_id and organisation.org_code = statement.org_code
)
select * from statements
