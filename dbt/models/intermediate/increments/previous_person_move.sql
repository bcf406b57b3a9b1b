{{ previous_rows(source('previous_marts', 'fct_person_move')) }}
