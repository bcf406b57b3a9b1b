-- The ledger: what was published of closed cells. The only table of persons' numbers that no rows are behind.
select table_name, cell, persons, status, first_published
from {{ source('raw', 'closed_cell') }}
