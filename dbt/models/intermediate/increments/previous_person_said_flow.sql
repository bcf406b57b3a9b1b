-- Made of _previous_build.yml: `make docs`.
{{ previous_published(source('previous_marts', 'fct_person_said_flow'), 'period_type') }}
