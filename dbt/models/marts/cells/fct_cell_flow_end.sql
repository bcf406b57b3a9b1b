{{ counted_cells('pub_flow_totals', ref('fct_person_flow_end')) }}
