-- Files of partners, and what refused them. Not about persons: files are counted, never rows.
select * from {{ ref('fct_file_quality') }}
