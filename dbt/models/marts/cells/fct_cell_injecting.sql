{{ counted_cells('pub_injecting', ref('fct_person_injecting')) }}
