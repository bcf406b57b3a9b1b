-- Cells that the disclosure test took out of the coming release (secondary suppression). Empty in most builds.
select distinct cell from {{ source('raw', 'suppressed_cell') }}
