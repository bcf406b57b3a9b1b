-- The macro capture_lists, which models are written over, names the lists of the seed capture_list.
{{ unlike_the_seed(capture_lists(), ref('capture_list'), 'list_code') }}
