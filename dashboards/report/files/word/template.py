"""The template that a report is written on: the network's own, or the shipped one. All that it lacks is told at once.

A network copies the shipped one (`crossings report template FILE`), changes styles, header, footer and whatever stands
around the fields, and puts it into its home as `reports/report-template.docx`.

Add here: a style or a field that a draft needs.
Keep out: how a style looks (make_template.py).
"""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from dashboards.report.files.word import reader
from warehouse.errors import ConfigError

SHIPPED = Path(__file__).with_name("template.docx")
OWN = "report-template.docx"
# Where a field may stand: paragraphs of their own for the report's parts, anything for texts.
PARTS = ("front", "contents", "body")
TEXTS = ("title", "subtitle", "footer", "page", "release")
NEEDED = (*PARTS, "footer")
# Parts that run, or hold what runs; fields that do, or that fetch something; and addresses of links to be clicked.
_ACTIVE = re.compile(r"vba|macro|activex|customui|embeddings/|\.bin$", re.IGNORECASE)
_ACTING = {
    "", "DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "MACROBUTTON", "RD",
}  # fmt: skip
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!\w]|\xff\xfe|\xfe\xff")  # an embedded font may begin with any byte
_KIND = re.compile(r'\{\s*([^\s"\\{]*)')
_FOLLOWED = ("https://", "http://", "mailto:", "#")
STYLES = {
    WD_STYLE_TYPE.PARAGRAPH: (
        "Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "TOC Heading", "Report Text", "Report Absent",
        "Report Note", "Report Notice", "Report Prompt", "Report Own Words", "Report Figure", "Report Cell",
        "Report Head",
    ),
    WD_STYLE_TYPE.TABLE: ("Report Table",),
}  # fmt: skip


def environment() -> SandboxedEnvironment:
    """A template is somebody's file: its fields reach nothing of the program."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def path(folder: Path) -> Path:
    """The network's own in the folder of its reports, or the shipped one."""
    own = folder / OWN
    return own if own.is_file() else SHIPPED


def read(file: Path) -> DocxTemplate:
    """A template that has everything. Raises ConfigError with all that it lacks."""
    try:
        content = file.read_bytes()
        template = DocxTemplate(io.BytesIO(content))
        document = template.get_docx()
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        raise ConfigError(
            f"{file} cannot be read as a Word document. Save it as .docx, or begin again: `crossings report template`."
        ) from None
    parts = reader.open_parts(content, file.name)
    if mistakes := [*_dangers(parts, file.name), *_fields(template, document), *missing_styles(document)]:
        raise ConfigError(
            f"{file} is no template of a report, and nothing was written:\n"
            + "\n".join(f"* {mistake}" for mistake in mistakes)
            + "\nMend it in Word, or begin again with the shipped one: `crossings report template FILE`."
        )
    return template


def fill(template: DocxTemplate, texts: Mapping[str, str], file: Path) -> None:
    """Put texts in for the fields. Raises ConfigError for a field that does more than name one of them."""
    try:
        template.render(dict(texts), environment(), autoescape=True)
    except TemplateError as error:
        raise ConfigError(
            f"{file}: a field cannot be filled, and nothing was written: {error.message}. A field holds one name, like "
            "{{ footer }}, and nothing else."
        ) from None


def _dangers(parts: Mapping[str, bytes], file: str) -> list[str]:
    """What would run, or would be fetched from elsewhere, when somebody opens a report. A link that a reader follows
    by a click may stand there."""
    mistakes = [f"{name} is a macro, a control or an embedded object" for name in sorted(parts) if _ACTIVE.search(name)]
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        mistakes.append("it says of itself that it holds macros")
    for name, content in sorted(parts.items()):
        if name.endswith(".rels"):
            for relation in reader.parsed(content, file):
                kind, target = (str(relation.get(key, "")) for key in ("Type", "Target"))
                is_link = kind.endswith("/hyperlink") and target.lower().startswith(_FOLLOWED)
                if str(relation.get("TargetMode", "")).lower() == "external" and not is_link:
                    mistakes.append(f"{name} fetches a part from elsewhere ({kind.rpartition('/')[2]})")
                elif kind.endswith("/aFChunk"):
                    mistakes.append(f"{name} takes in another document")
        elif _XML.match(content):  # whatever its name
            mistakes += [
                f"{name} has a field {kind or 'whose kind is another field'}, which fetches or runs something"
                for kind in sorted(_kinds_of_fields(reader.parsed(content, file)) & _ACTING)
            ]
    return mistakes


def _kinds_of_fields(root: reader.Node) -> set[str]:
    """The first word of each, also where Word cuts it in pieces; "" where another field makes it."""
    text = ""
    for node in root.iter("{*}fldChar", "{*}fldSimple", "{*}instrText"):
        values = {etree.QName(name).localname: value for name, value in node.attrib.items()}
        if values.get("fldCharType") == "begin" or "instr" in values:
            text += "{" + values.get("instr", "")
        text += node.text or ""
    return {kind.upper() for kind in _KIND.findall(text)}


def _fields(template: DocxTemplate, document: Document) -> list[str]:
    fields = {*PARTS, *TEXTS}
    try:
        there = set(template.get_undeclared_template_variables(environment()))
    except TemplateError as error:
        return [f"a field between {{{{ and }}}} or {{% and %}} cannot be read: {error.message}"]
    texts = [paragraph.text.strip() for paragraph in document.paragraphs]
    out = [f"the field {{{{ {name} }}}} is missing" for name in NEEDED if name not in there]
    out += [
        f"there is no field {{{{ {name} }}}}; there are: {', '.join(sorted(fields))}" for name in sorted(there - fields)
    ]
    for name in PARTS:
        alone = sum(text.replace(" ", "") == f"{{{{{name}}}}}" for text in texts)
        if name in there and alone != 1:
            out.append(f"the field {{{{ {name} }}}} must stand once, in a paragraph of its own, and in no table")
    return out


def missing_styles(document: Document) -> list[str]:
    """In words, each."""
    return [
        f"the {'table' if kind is WD_STYLE_TYPE.TABLE else 'paragraph'} style “{name}” is missing"
        for kind, names in STYLES.items()
        for name in names
        if not any(style.name == name and style.type == kind for style in document.styles)
    ]
