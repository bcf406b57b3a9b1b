-- Made of _previous_build.yml: `make docs`.
{{ previous_published(source('previous_build', 'int_person_origin'), 'period_no') }}
