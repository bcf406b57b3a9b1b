{{ counted_cells('pub_mobility', ref('fct_person_mobility')) }}
