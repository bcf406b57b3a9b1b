{{ counted_cells('pub_population_estimates', ref('fct_person_capture')) }}
