-- The ledger: what was published of closed cells. The only table of persons' numbers that no rows are behind. `restating`: the day
-- of a restatement that is pending, empty without one.
select table_name, cell, persons, status, first_published, restated_in, restating
from {{ source('raw', 'closed_cell') }}
