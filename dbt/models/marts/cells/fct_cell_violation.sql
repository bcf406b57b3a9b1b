{{ counted_cells('pub_violations', ref('fct_person_violation')) }}
