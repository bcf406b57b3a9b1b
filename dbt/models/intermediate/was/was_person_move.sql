{{ was_touched('fct_person_move') }}
