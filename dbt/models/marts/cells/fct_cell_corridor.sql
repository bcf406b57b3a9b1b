{{ counted_cells('pub_corridors', ref('fct_person_corridor')) }}
