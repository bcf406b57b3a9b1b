{{ was_published('int_person_transition', 'period_no', 'before_') }}
