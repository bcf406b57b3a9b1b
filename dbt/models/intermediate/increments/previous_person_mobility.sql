-- Made of _previous_build.yml: `make docs`.
{{ previous_rows(source('previous_marts', 'fct_person_mobility')) }}
