-- Arrows over a map, as GeoJSON geometries: the flows of the newest year that are shown, their places and names, two corners that
-- nobody sees, and a row for the land below them, whose geometry the dashboards hold. A flow is a ribbon with a head. It bends to its
-- right, so that there and back lie beside each other. x and y are as Mercator draws them, in degrees of longitude.
with pub_flow_matrix as (
    select * from published.pub_flow_matrix
),
place as (
    select * from network.place
),
yearly as (
    select *, max(period_start) over () as newest_start
    from pub_flow_matrix
    where period_type = 'year' and status = 'shown' and origin_place <> destination_place
),
flow as (
    select origin_place, destination_place, persons from yearly where period_start = newest_start
),
flat_place as (
    select place_code, country_code, longitude as x, degrees(asinh(tan(radians(latitude)))) as y from place
),
line as (
    select
        flow.*,
        origin.x as from_x,
        origin.y as from_y,
        destination.x - origin.x as dx,
        destination.y - origin.y as dy,
        sqrt(power(destination.x - origin.x, 2) + power(destination.y - origin.y, 2)) as length,
        flow.persons / cast(max(flow.persons) over () as double) as width,
        origin.country_code <> destination.country_code as is_across_border
    from flow
    inner join flat_place as origin on flow.origin_place = origin.place_code
    inner join flat_place as destination on flow.destination_place = destination.place_code
    where origin.x <> destination.x or origin.y <> destination.y
),
seen as (
    select origin_place as place_code, sign(dx) as other_is_east from line
    union all
    select destination_place, -sign(dx) from line
),
dot as (
    -- Its name stands to the left of a place whose flows go to the right, and the other way round.
    select
        flat_place.place_code, flat_place.x, flat_place.y, case when sum(seen.other_is_east) > 0 then -1 else 1 end as name_side
    from flat_place
    inner join seen on flat_place.place_code = seen.place_code
    group by flat_place.place_code, flat_place.x, flat_place.y
),
frame as (
    -- All sizes are parts of what is seen: one country alone looks like three.
    select
        min(x) as west, max(x) as east, min(y) as south, max(y) as north,
        greatest(max(x) - min(x), 2 * (max(y) - min(y))) / 100 as unit
    from dot
),
ribbon as (
    -- From beside one place to beside the other; the head's length follows the width, on a short way the way.
    select
        line.*,
        frame.unit,
        0.5 * frame.unit * line.width as half_width,
        1.3 * frame.unit + 0.25 * line.length as bow,
        0.6 * frame.unit / line.length as starts,
        1 - 0.6 * frame.unit / line.length as ends,
        1 - (0.6 * frame.unit + least(0.35 * line.length, frame.unit * (0.9 + 1.2 * line.width))) / line.length as head
    from line
    cross join frame
),
outline as (
    -- Along the right side to the head, around its tip, and back along the left side.
    select
        ribbon.*,
        step.i,
        case
            when step.i = 26 then ribbon.ends
            when step.i <= 24 then ribbon.starts + (ribbon.head - ribbon.starts) * step.i / 24
            when step.i between 28 and 52 then ribbon.starts + (ribbon.head - ribbon.starts) * (52 - step.i) / 24
            when step.i = 53 then ribbon.starts
            else ribbon.head
        end as t,
        case
            when step.i = 26 then 0
            when step.i = 25 then 0.25 * ribbon.unit + 1.5 * ribbon.half_width
            when step.i = 27 then -0.25 * ribbon.unit - 1.5 * ribbon.half_width
            when step.i between 28 and 52 then -ribbon.half_width
            else ribbon.half_width
        end as aside
    from ribbon
    cross join range(54) as step (i)
),
sloped as (
    -- A parabola over the straight line, and how steep it is at each step.
    select *, sqrt(power(length, 2) + power(2 * bow * (1 - 2 * t), 2)) as slope from outline
),
bent as (
    -- How far along the straight line, and how far to its right.
    select
        *,
        length * t - aside * 2 * bow * (1 - 2 * t) / slope as along,
        2 * t * (1 - t) * bow + aside * length / slope as to_right
    from sloped
),
corner as (
    -- Higher shapes are drawn over lower ones: metres above the land, nothing beside the size of the map.
    select
        'arrow' as part, origin_place, destination_place, persons, is_across_border, 3000 as height, i,
        from_x + (along * dx + to_right * dy) / length as x, from_y + (along * dy - to_right * dx) / length as y
    from bent
    union all
    select
        'place', dot.place_code, null, null, null, 6000, step.i,
        dot.x + 0.6 * frame.unit * cos(radians(15 * step.i)), dot.y + 0.6 * frame.unit * sin(radians(15 * step.i))
    from dot
    cross join frame
    cross join range(25) as step (i)
    union all
    select 'name', dot.place_code, null, null, null, 6000, 0, dot.x + 3.6 * frame.unit * dot.name_side, dot.y
    from dot
    cross join frame
    union all
    -- Two corners that nobody sees: the view is turned to all shapes, and names need room.
    select 'frame', null, null, null, null, 0, 0, west - 6 * unit, south - 4 * unit from frame
    union all
    select 'frame', null, null, null, null, 1, 0, east + 6 * unit, north + 4 * unit from frame
),
shape as (
    select
        part, origin_place, destination_place, persons, is_across_border,
        string_agg('[' || round(x, 3) || ',' || round(degrees(atan(sinh(radians(y)))), 3) || ',' || height || ']', ',' order by i) as path
    from corner
    group by part, origin_place, destination_place, persons, is_across_border, height
),
drawn as (
    -- The land comes first: what comes later is drawn over it.
    select
        'base' as part, cast(null as varchar) as origin_place, cast(null as varchar) as destination_place,
        cast(null as bigint) as persons, cast(null as boolean) as is_across_border, cast(null as varchar) as shape
    union all
    select
        part, origin_place, destination_place, persons, is_across_border,
        case when part in ('name', 'frame') then '{"type": "Point", "coordinates": ' || path || '}'
            else '{"type": "Polygon", "coordinates": [[' || path || ']]}'
        end
    from shape
)
select * from drawn
