"""Which layouts of a deck take the slides of a lesson, and where on them a film has its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout

from scripts.basis.errors import MathreelError
from scripts.decks.grounds import ground_of
from scripts.decks.movies import SlideArea

__all__ = ["FOOTERS", "TITLES", "Layouts", "area_of_slide", "layouts_of", "shapes_of_type"]

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_SUBTITLES = (PP_PLACEHOLDER.SUBTITLE,)
FOOTERS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_CONTENTS = (
    *(PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.MEDIA_CLIP),
    *(PP_PLACEHOLDER.PICTURE, PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.TABLE),
)
_CONTENT_KINDS = ("obj", "tx")
"""How PowerPoint and LibreOffice, and Google Slides, call a layout with a title and its content."""

_HEADING_KINDS = ("title", "secHead", "vertTx", "vertTitleAndTx")
"""Layouts of which the text is no content, or stands on its side."""

_LEAST = 1 / 5
"""The least share of a slide that a content area has."""


@dataclass(frozen=True)
class Layouts:
    """The layouts for a lesson.

    Attributes
    ----------
    titled
        Of the slide with the lesson's title.
    bare
        Of slides that a film fills.
    content
        Of slides on which a film has its place, *area*, among other things.
    title_size
        Of the titles of such slides, in hundredths of a point, if most slides say it themselves, as they do
        from LibreOffice; else None.
    ground
        The colour of that place, ``#rrggbb``; None if it has several.
    position
        After how many of the slides that are there.
    """

    titled: SlideLayout
    bare: SlideLayout
    content: SlideLayout
    area: SlideArea
    title_size: int | None
    ground: str | None
    position: int


def layouts_of(presentation: Presentation, after: int | None) -> Layouts:
    """Return the layouts for slides *after* so many others, or all, of the master of the slide before them.

    Raises
    ------
    MathreelError
        If the presentation has no layouts.
    """
    slides = list(presentation.slides)
    position = len(slides) if after is None else after
    layouts = _nearest_layouts(presentation, slides, position)
    used = Counter(slide.slide_layout.part.partname for slide in slides)
    frame = area_of_slide(presentation)
    least = _LEAST * frame.width * frame.height
    bare = _of_kind(layouts, "titleOnly", "blank") or _plainest(layouts)
    placed = [(layout, area) for layout in layouts if (area := _content_area(layout)) and area.size > least]
    if placed:
        content, area = max(
            placed,
            key=lambda each: (
                each[0].element.get("type") in _CONTENT_KINDS,
                used[each[0].part.partname],
                each[1].size,
            ),
        )
    else:
        content = bare
        area = _free_area(content, frame)
    return Layouts(
        _heading_layout(layouts),
        bare,
        content,
        area,
        _title_size(slides),
        ground_of(content, area),
        position,
    )


def _nearest_layouts(
    presentation: Presentation, slides: Sequence[Slide], position: int
) -> Sequence[SlideLayout]:
    """The layouts of the master of the slide before, or of the first master that has any."""
    masters = list(presentation.slide_masters)
    if slides:
        masters.insert(0, slides[max(position - 1, 0)].slide_layout.slide_master)
    for master in masters:
        if len(master.slide_layouts):
            return list(master.slide_layouts)
    raise MathreelError(
        "the deck of --into has no slide layouts: open it in PowerPoint, add one under View > Slide Master, "
        "and save it."
    )


def area_of_slide(presentation: Presentation) -> SlideArea:
    """Return the whole of a slide."""
    assert presentation.slide_width is not None
    assert presentation.slide_height is not None
    return SlideArea(0, 0, int(presentation.slide_width), int(presentation.slide_height))


def shapes_of_type(page: SlideLayout | Slide, types: Iterable[Any]) -> Iterator[Any]:
    """Yield the placeholders of a page that are of one of these *types*."""
    placeholders: Any = page.placeholders
    return (shape for shape in placeholders if shape.placeholder_format.type in tuple(types))


def _content_area(layout: SlideLayout) -> SlideArea | None:
    """Where a layout with a title has its one content."""
    contents = list(shapes_of_type(layout, _CONTENTS))
    if layout.element.get("type") in _HEADING_KINDS or len(contents) != 1:
        return None
    return _area(contents[0]) if any(shapes_of_type(layout, TITLES)) else None


def _area(shape: Any) -> SlideArea | None:
    bounds = (shape.left, shape.top, shape.width, shape.height)
    return None if None in bounds else SlideArea(*map(int, bounds))


def _free_area(layout: SlideLayout, frame: SlideArea) -> SlideArea:
    """What a layout without content leaves free, between its title and its footer."""
    titles, footers = (
        [area for shape in shapes_of_type(layout, types) if (area := _area(shape))]
        for types in (TITLES, FOOTERS)
    )
    gap = frame.height // 40
    top = max((area.bottom for area in titles), default=frame.height // 6) + gap
    bottom = min((area.top for area in footers if area.top > top), default=frame.height - gap) - gap
    left = min((area.left for area in titles), default=frame.width // 20)
    if bottom - top < frame.height // 4:  # a title in the middle or at the foot of the slide
        top, bottom = frame.height // 6, frame.height - gap
    return SlideArea(left, top, frame.width - 2 * left, bottom - top)


def _title_size(slides: Sequence[Slide]) -> int | None:
    """What most slides, without those that only head others, say of the size of their titles."""
    titles = [slide.shapes.title for slide in slides if not any(shapes_of_type(slide, _SUBTITLES))]
    looks = [next(title.element.iter(qn("a:rPr")), None) for title in titles if title is not None]
    sizes = Counter(None if look is None else look.get("sz") for look in looks).most_common(1)
    return int(sizes[0][0]) if sizes and sizes[0][0] else None


def _heading_layout(layouts: Sequence[SlideLayout]) -> SlideLayout:
    """The layout of a slide with a title and what comes under it, which LibreOffice calls one of text."""
    subtitled = (
        layout
        for layout in layouts
        if any(shapes_of_type(layout, TITLES)) and any(shapes_of_type(layout, _SUBTITLES))
    )
    return _of_kind(layouts, "secHead", "title") or next(subtitled, None) or _plainest(layouts)


def _of_kind(layouts: Sequence[SlideLayout], *kinds: str) -> SlideLayout | None:
    """The first layout of the first of these kinds of which there is one."""
    for kind in kinds:
        for layout in layouts:
            if layout.element.get("type") == kind:
                return layout
    return None


def _plainest(layouts: Sequence[SlideLayout]) -> SlideLayout:
    """The layout with a title and the fewest other places."""
    return min(
        layouts,
        key=lambda layout: (not any(shapes_of_type(layout, TITLES)), len(list(layout.placeholders))),
    )
