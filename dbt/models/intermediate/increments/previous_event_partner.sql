-- Made of _previous_build.yml: `make docs`.
{{ previous_table(source('previous_build', 'int_event_partner')) }}
