{{ was_touched('int_person_origin', 'intermediate') }}
