{{ counted_cells('pub_said_flows', ref('fct_person_said_flow')) }}
