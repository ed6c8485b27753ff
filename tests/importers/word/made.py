"""Word files made for tests: the least that Word itself would open, with a body of the test's own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STYLES = (
    f'<?xml version="1.0"?><w:styles {W}>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082".replace(" ", "")
)


def paragraph(text: str, style: str = "", bold: bool = False, align: str = "") -> str:
    """Write a paragraph; what stands in angle brackets in the text is XML."""
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    looks += f'<w:jc w:val="{align}"/>' if align else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inner = text if text.startswith("<") else f'<w:r>{weight}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{looks}</w:pPr>{inner}</w:p>"


def run(text: str) -> str:
    """Write a run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(*body: str, notes: Mapping[int, str] | None = None, parts: Mapping[str, bytes | str] | None = None) -> bytes:
    """Pack a DOCX."""
    links = f'<Relationship Id="s" Type="{_KIND}styles" Target="styles.xml"/>'
    links += f'<Relationship Id="f" Type="{_KIND}footnotes" Target="footnotes.xml"/>' if notes else ""
    links += f'<Relationship Id="p1" Type="{_KIND}image" Target="media/image1.png"/>'
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(
            f'<Relationship Id="d" Type="{_KIND}officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f'<?xml version="1.0"?><w:document {SPACES}><w:body>{"".join(body)}</w:body></w:document>',
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _RELATIONS.format(links),
        "word/media/image1.png": PNG,
    }
    if notes:
        rows = "".join(f'<w:footnote w:id="{id}">{paragraph(text)}</w:footnote>' for id, text in notes.items())
        files["word/footnotes.xml"] = f'<?xml version="1.0"?><w:footnotes {SPACES}>{rows}</w:footnotes>'
    return packed(files | dict(parts or {}))


def packed(files: Mapping[str, bytes | str]) -> bytes:
    """Pack files into a zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


_NAMES = ("office", "text", "table", "style")
_ODF = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"'
)


def odt(*body: str, parts: Mapping[str, bytes | str] | None = None) -> bytes:
    """Pack an ODT."""
    weight = '<style:text-properties fo:font-weight="bold"/>'
    bold = f'<style:style style:name="P1" style:family="paragraph">{weight}</style:style>'
    level = '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    numbers = f'<text:list-style style:name="L1">{level}</text:list-style>'
    files: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f'<?xml version="1.0"?><office:document-content{_ODF}><office:automatic-styles>{bold}{numbers}'
            "</office:automatic-styles><office:body>"
            f"<office:text>{''.join(body)}</office:text></office:body></office:document-content>"
        ),
        "styles.xml": f'<?xml version="1.0"?><office:document-styles{_ODF}/>',
        "META-INF/manifest.xml": (
            '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/></m:manifest>'
        ),
    }
    return packed(files | dict(parts or {}))
