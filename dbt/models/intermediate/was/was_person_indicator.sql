{{ was_touched('int_person_indicator', 'intermediate') }}
