"""Which module writes and reads back which format.

Add here: a format that warehouse/definitions/exchange/formats.yaml declares; a test compares the two.
Keep out: imports on top: a form brings workbooks and documents along, and most packages need none of it.
"""

from dataclasses import dataclass

from warehouse.release.exchange.job import ReadBack, Write


@dataclass(frozen=True)
class Form:
    write: Write
    read: ReadBack


def form(code: str) -> Form:
    """Raises KeyError for a format that nobody wrote."""
    if code == "dxf2":
        from warehouse.release.exchange import dxf2

        return Form(dxf2.write, dxf2.read)
    from warehouse.release.exchange.forms import narrative, pudr, rights

    return {
        "narrative": Form(narrative.write, narrative.read),
        "pudr": Form(pudr.write, pudr.read),
        "rights": Form(rights.write, rights.read),
    }[code]
