-- Made of _previous_build.yml: `make docs`.
{{ previous_published(source('previous_marts', 'fct_person_commodity'), 'period_type') }}
