-- The parts of a change are the change, exactly: of constant reporters with who reported, and of all reporters.
select * from {{ ref('pub_setting_decomposition') }}
where (status = 'shown'
    and abs(change_points - real_points - composition_points - channel_points - residual_points - who_reported_points) > 1e-9)
    or abs(change_points - all_real_points - all_composition_points - all_channel_points - all_residual_points) > 1e-9
    or abs(constant_change_points - real_points - composition_points - channel_points - residual_points) > 1e-9
