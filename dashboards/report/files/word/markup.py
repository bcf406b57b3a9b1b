"""WordprocessingML of single things, as text: a run, a paragraph, a field, a content control, a picture.

Add here: another thing that python-docx has no words for.
Keep out: which style a piece has (blocks.py).
"""

import re
from xml.sax.saxutils import escape, quoteattr

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def said(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", text))


def value(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("", text))


def run(text: str, points: int = 0) -> str:
    """`points`: of its letters, where they differ from those of the style."""
    look = f'<w:rPr><w:sz w:val="{2 * points}"/></w:rPr>' if points else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{said(text)}</w:t></w:r>'


def paragraph(style: str, inside: str, more: str = "") -> str:
    """`more`: further properties, in the order that the format wants after the style."""
    return f"<w:p><w:pPr><w:pStyle w:val={value(style)}/>{more}</w:pPr>{inside}</w:p>"


def field(instruction: str, shown: str) -> str:
    code = f'<w:instrText xml:space="preserve"> {said(instruction)} </w:instrText>'
    parts = (_char("begin"), f"<w:r>{code}</w:r>", _char("separate"), shown, _char("end"))
    return "".join(parts)


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def bookmark(name: str, number: int, inside: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name={value(name)}/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def control(tag: str, title: str, number: int, inside: str, *, more: str = "") -> str:
    """A content control. `more`: what it is besides a place with a name."""
    about = f"<w:alias w:val={value(title[:64])}/><w:tag w:val={value(tag)}/>"
    return (
        f'<w:sdt><w:sdtPr>{about}<w:id w:val="{number}"/>{more}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
    )


def picture(relation: str, number: int, size: tuple[int, int], words: str) -> str:
    """`size`: English Metric Units. `words`: for those who do not see it."""
    wide, high = size
    name = f"Figure {number}"
    about = f'id="{number}" name={value(name)} descr={value(words)}'
    blip = f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    shape = (
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    graphic = (
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {about}/>'
        f"<pic:cNvPicPr/></pic:nvPicPr>{blip}{shape}</pic:pic></a:graphicData></a:graphic>"
    )
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f"<wp:docPr {about}/>{graphic}</wp:inline></w:drawing></w:r>"
    )
