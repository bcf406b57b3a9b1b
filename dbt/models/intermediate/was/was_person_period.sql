{{ was_published('int_person_period', 'period_no') }}
