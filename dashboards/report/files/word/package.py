"""A Word document as a file: the same parts are the same bytes, whenever and wherever they are written.

Add here: a part that python-docx does not know.
Keep out: what parts say.
"""

import io
import zipfile
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say
_FIRST = "[Content_Types].xml"
SPACE = "urn:crossings:report"
_PART = PackURI("/customXml/item1.xml")


def settled(content: bytes) -> bytes:
    """The zip with its parts in order and without the time at which it was written."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w") as after:
        for name in sorted(before.namelist(), key=lambda name: (name != _FIRST, name)):
            about = zipfile.ZipInfo(name, _NO_DAY)
            about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 0
            after.writestr(about, before.read(name), compresslevel=6)
    return written.getvalue()


def embed(document: Document, lineage: str) -> None:
    """The JSON as a custom XML part, which Word keeps. One of an earlier draft is taken out."""
    relations = document.part.rels
    for name, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and SPACE.encode() in relation.target_part.blob:
            del relations[name]
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<report xmlns="{SPACE}">{escape(lineage)}</report>'
    package = document.part.package
    used = {str(part.partname) for part in package.iter_parts()}
    name = _PART if str(_PART) not in used else package.next_partname("/customXml/item%d.xml")
    part = Part(name, "application/xml", xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
