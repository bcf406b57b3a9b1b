"""What is still to be done about deliveries that came: counted in one way by `crossings status` and by the doctor.

Add here: another thing that a delivery may still be waiting for.
Keep out: showing it (status.py, doctor).
"""

from warehouse.contract.letter_words import waiting_rules

# What was refused and made good since then is counted no more: nobody has to do anything about it.
STANDING = """
    with standing as (
        select
            *,
            case
                when status = 'refused' and exists (
                    select 1 from raw.delivery as mended
                    where mended.partner_code = delivery.partner_code and mended.status = 'accepted'
                        -- Of a file whose days nobody could read, whatever came later and was taken.
                        and (delivery.span_start is null
                            or (mended.span_start <= delivery.span_start and mended.span_end >= delivery.span_end))
                        and (mended.version, mended.source_at) >= (delivery.version, delivery.source_at)
                ) then 'made good'
                when status = 'pending' or (status = 'refused' and list_contains($waiting, rule)) then 'waiting'
                else status
            end as stands
        from raw.delivery as delivery
    )
"""


def parameters() -> dict[str, list[str]]:
    """Those of `STANDING`."""
    return {"waiting": sorted(waiting_rules())}
