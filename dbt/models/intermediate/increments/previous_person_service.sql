-- Made of _previous_build.yml: `make docs`.
{{ previous_published(source('previous_marts', 'fct_person_service'), 'period_type') }}
