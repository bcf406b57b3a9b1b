{{ previous_rows(source('previous_build', 'int_person_indicator')) }}
