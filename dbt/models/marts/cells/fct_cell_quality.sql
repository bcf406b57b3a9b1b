{{ counted_cells('pub_quality', ref('fct_person_quality')) }}
