-- The parts of a change are the change, exactly.
select * from {{ ref('pub_setting_decomposition') }}
where status = 'shown'
    and abs(change_points - real_points - composition_points - who_reported_points) > 1e-9
