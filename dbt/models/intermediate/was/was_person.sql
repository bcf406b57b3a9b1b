{{ was_touched('int_person', 'intermediate') }}
