{{ previous_published(source('previous_build', 'int_person_period'), 'period_no') }}
