{{ was_touched('int_person_age', 'intermediate') }}
