{{ counted_cells('pub_services', ref('fct_person_service')) }}
