"""The colour on which a PowerPoint layout shows its content, as PowerPoint works it out."""

from __future__ import annotations

import colorsys
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout

from scripts.decks.movies import SlideArea

__all__ = ["ground_of"]

_PERCENT = 100_000
"""How many units of PowerPoint's a whole is."""

_FIRST_GROUND = 1001
"""The number that a theme gives to the first of its backgrounds."""


def ground_of(layout: SlideLayout, area: SlideArea) -> str | None:
    """Return the one colour, ``#rrggbb``, that *layout* shows in *area*; None if it shows none or several."""
    master = layout.slide_master
    colors = _Colors(layout)
    background = next(
        (found for page in (layout, master) if (found := page.element.cSld.find(qn("p:bg"))) is not None),
        None,
    )
    ground = colors.of_background(background) if background is not None else colors.of_slot("bg1")
    pages: list[Any] = [master, layout] if layout.element.get("showMasterSp") != "0" else [layout]
    for shape in (shape for page in pages for shape in page.shapes if not shape.is_placeholder):
        bounds = (shape.left, shape.top, shape.width, shape.height)
        if None in bounds or not SlideArea(*map(int, bounds)).holds(area):
            continue
        if shape.element.tag != qn("p:sp"):
            ground = None  # a picture
        elif not colors.is_empty(shape.element):
            ground = colors.of_shape(shape.element)
    return ground


class _Colors:
    """The colours of the theme, of the master and of one of its layouts."""

    def __init__(self, layout: SlideLayout) -> None:
        master = layout.slide_master
        theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        self._theme = theme.find(f".//{qn('a:clrScheme')}")
        self._backgrounds = theme.find(f".//{qn('a:bgFillStyleLst')}")
        override = layout.element.find(f".//{qn('a:overrideClrMapping')}")
        mapping = master.element.find(qn("p:clrMap")) if override is None else override
        self._mapping = {} if mapping is None else dict(mapping.attrib)

    def of_background(self, background: Any) -> str | None:
        """The colour of a ``p:bg``."""
        reference = background.find(qn("p:bgRef"))
        if reference is None:
            return self._of_fill(background.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}"))
        number = int(reference.get("idx", 0)) - _FIRST_GROUND
        if self._backgrounds is None or not 0 <= number < len(self._backgrounds):
            return None
        fill = self._backgrounds[number]
        plain = fill.tag == qn("a:solidFill") and len(fill) == 1 and not len(fill[0])
        if not plain:
            return None
        return self._of_fill(reference if fill[0].get("val") == "phClr" else fill)

    def is_empty(self, shape: Any) -> bool:
        """Whether what is behind a ``p:sp`` shows through it."""
        properties = shape.find(qn("p:spPr"))
        if properties.find(qn("a:noFill")) is not None:
            return True
        filled = any(child.tag.endswith("Fill") for child in properties)
        reference = shape.find(f"{qn('p:style')}/{qn('a:fillRef')}")
        return not filled and (reference is None or reference.get("idx") == "0")

    def of_shape(self, shape: Any) -> str | None:
        """The colour of a ``p:sp`` that is a rectangle; other shapes may not have it everywhere."""
        properties = shape.find(qn("p:spPr"))
        form = properties.find(qn("a:prstGeom"))
        if form is None or form.get("prst") != "rect":
            return None
        fill = properties.find(qn("a:solidFill"))
        filled = any(child.tag.endswith("Fill") for child in properties)
        return self._of_fill(fill if filled else shape.find(f"{qn('p:style')}/{qn('a:fillRef')}"))

    def of_slot(self, slot: str) -> str | None:
        """The colour that the theme has for a *slot* such as ``bg1`` or ``accent2``."""
        if self._theme is None:
            return None
        return self._of_fill(self._theme.find(qn(f"a:{self._mapping.get(slot, slot)}")))

    def _of_fill(self, fill: Any) -> str | None:
        """The colour that an element holds."""
        if fill is None or not len(fill):
            return None
        color = fill[0]
        name = etree.QName(color).localname
        if name == "srgbClr":
            base = color.get("val")
        elif name == "sysClr":
            base = color.get("lastClr")
        elif name == "schemeClr":
            base = self.of_slot(color.get("val"))
        else:
            return None
        if base is None:
            return None
        return _modified("#" + base.removeprefix("#").upper(), color)


def _modified(color: str, modifiers: Any) -> str | None:
    """A colour as PowerPoint changes it: darker, paler; None for changes that are not understood."""
    values = [value / 255 for value in bytes.fromhex(color.removeprefix("#"))]
    hue, lightness, saturation = colorsys.rgb_to_hls(*values)
    for modifier in modifiers:
        name, amount = etree.QName(modifier).localname, int(modifier.get("val", 0)) / _PERCENT
        if name == "lumMod":
            lightness *= amount
        elif name == "lumOff":
            lightness += amount
        elif not (name == "alpha" and amount == 1):
            return None
    changed = colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation)
    return "#" + "".join(f"{round(255 * value):02X}" for value in changed)
