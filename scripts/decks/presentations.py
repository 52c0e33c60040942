"""Presentations that slides go into: a new one in the film's colours, or one of the lecturer's."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pptx
from lxml.etree import XMLSyntaxError
from pptx.exc import PackageNotFoundError, PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Emu

from scenes.stage.shapes.theme import Role, Theme
from scripts.basis.errors import MathreelError
from scripts.basis.user_files import FileKind, MissingFileError, UserFileError, read_bytes

_DECK = FileKind("deck", 1_000_000_000)
_LARGEST_UNPACKED = 2_000_000_000

_OLD_FORMAT = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a file begins that is an old .ppt, or is locked with a password."""

_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What is in such a file if it is locked."""

_STRICT = b"http://purl.oclc.org/ooxml/"
"""How names begin in Strict Open XML, which PowerPoint writes only when asked to."""

_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"

_SLOTS: dict[str, Role] = {
    "accent1": "data",
    "accent2": "second",
    "accent3": "path",
    "accent4": "slope",
    "accent5": "result",
    "accent6": "muted",
    "hlink": "data",
    "folHlink": "second",
}
"""The colours that PowerPoint offers first, by the roles that they have in the films."""


_FONT = "Georgia"
"""Of the serif types that every PowerPoint has, the one nearest to the films'."""

_KEPT_LAYOUTS = ("title", "obj", "titleOnly", "blank")


def open_presentation(path: Path) -> Presentation:
    """Open a lecturer's deck.

    Raises
    ------
    MathreelError
        If the file is missing, cannot be read, or is not a deck of PowerPoint's.
    """
    try:
        content = read_bytes(path, _DECK)
    except MissingFileError:
        raise MathreelError(f"there is no deck {path}.") from None
    except UserFileError as error:
        raise MathreelError(f"{error}.") from None
    if content.startswith(_OLD_FORMAT):
        if _LOCKED in content:
            raise MathreelError(f"{path} is locked with a password: save a copy without one, and name that.")
        raise MathreelError(f"{path} is an old .ppt: save it as a .pptx first.")
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _LARGEST_UNPACKED:
                raise MathreelError(f"{path} is too large when it is unpacked.")
            if _STRICT in packed.read("_rels/.rels"):
                raise MathreelError(
                    f"{path} is a Strict Open XML presentation, which cannot be read: in PowerPoint, save it "
                    'as "PowerPoint Presentation (*.pptx)".'
                )
        return pptx.Presentation(BytesIO(content))
    except (
        PackageNotFoundError,
        PythonPptxError,
        BadZipFile,
        NotImplementedError,
        RuntimeError,
        XMLSyntaxError,
        KeyError,
        ValueError,
        AttributeError,
    ):
        raise MathreelError(f"{path} is not a deck that PowerPoint can open (.pptx or .pptm).") from None


def new_presentation(theme: Theme) -> Presentation:
    """Return an empty presentation, 16:9, in the colours of the films."""
    presentation = pptx.Presentation()
    assert presentation.slide_width is not None
    assert presentation.slide_height is not None
    width = Emu(presentation.slide_height * 16 // 9)
    _widen(presentation, width / presentation.slide_width)
    presentation.slide_width = width
    _colour(presentation, theme)
    for layout in list(presentation.slide_layouts):
        if layout.element.get("type") not in _KEPT_LAYOUTS:
            presentation.slide_layouts.remove(layout)
    return presentation


def _widen(presentation: Presentation, factor: float) -> None:
    """Spread the master and its layouts, which come for 4:3, over the whole width."""
    master = presentation.slide_master
    for page in (master, *master.slide_layouts):
        for offset in page.element.iter(qn("a:off")):
            offset.set("x", str(round(int(offset.get("x")) * factor)))
        for extent in page.element.iter(qn("a:ext")):
            if extent.get("cx") is not None:
                extent.set("cx", str(round(int(extent.get("cx")) * factor)))


def _colour(presentation: Presentation, theme: Theme) -> None:
    """Write the palette into PowerPoint's theme, so that what the lecturer adds takes its colours."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    slots = {"lt1": "background", "dk1": "ink", "lt2": "faint", "dk2": "muted", **_SLOTS}
    text = part.blob.decode("utf-8")
    for slot, role in slots.items():
        colour = theme.palette[role].removeprefix("#")
        text = re.sub(
            rf"(<a:{slot}>).*?(</a:{slot}>)", rf'\1<a:srgbClr val="{colour}"/>\2', text, flags=re.DOTALL
        )
    text = re.sub(r'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{_FONT}"/>', text)
    part._blob = text.encode("utf-8")


def place_slides(presentation: Presentation, first: int, position: int) -> None:
    """Move the slides from number *first* on to stand after *position* others, in their section too."""
    slides = presentation.slides._sldIdLst
    added = list(slides)[first:]
    neighbour = slides[max(position - 1, 0)].id if first else None
    for number, slide in enumerate(added):
        slides.remove(slide)
        slides.insert(position + number, slide)
    for entry in presentation.element.iter(f"{_SECTIONS}sldId"):
        if neighbour is None or entry.get("id") != str(neighbour):
            continue
        for slide in added if position == 0 else reversed(added):
            row = entry.makeelement(entry.tag, {"id": str(slide.id)})
            entry.addprevious(row) if position == 0 else entry.addnext(row)
        break
