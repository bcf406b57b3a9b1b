select table_name, cell, persons, status, first_published, restated_in, restating
from {{ source('raw', 'closed_cell') }}
