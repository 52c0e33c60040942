"""A deck as a PowerPoint file: a new one, or slides put into a lecturer's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout

from scenes.stage.shapes.theme import THEMES
from scripts.decks.deck import BeatSlide, Deck, LessonSlides
from scripts.decks.media import encoded, last_picture, with_sound
from scripts.decks.movies import SlideArea, add_movie
from scripts.decks.presentations import place_slides

_NOTES_PLACE = """
<p:sp {namespaces}>
  <p:nvSpPr>
    <p:cNvPr id="{number}" name="Notes"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>
  </p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="685800" y="4343400"/><a:ext cx="5486400" cy="4114800"/></a:xfrm></p:spPr>
  <p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>
</p:sp>
"""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


def add_slides(deck: Deck, presentation: Presentation, position: int, folder: Path) -> None:
    """Put the slides of *deck* into *presentation*, after *position* of its own slides.

    Parameters
    ----------
    folder
        Receives the clips as PowerPoint wants them.
    """
    before = len(presentation.slides)
    size = presentation.slide_width, presentation.slide_height
    assert size[0] is not None
    assert size[1] is not None
    frame = SlideArea(0, 0, int(size[0]), int(size[1]))
    colour = THEMES[deck.theme].palette["background"].removeprefix("#")
    ground = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
    layouts = list(presentation.slide_layouts)
    titled, bare = _layout(layouts, "secHead", "title"), _layout(layouts, "titleOnly", "blank")
    numbers = iter(range(len(deck.beats)))
    for lesson in deck.lessons:
        _add_title(presentation.slides.add_slide(titled), lesson, frame)
        for beat in lesson.beats:
            sounding = folder / f"{next(numbers):03}.mp4"
            with_sound(beat.clip, sounding)
            _add_beat(presentation.slides.add_slide(bare), beat, sounding, frame, ground)
    place_slides(presentation, before, position)


def _layout(layouts: Sequence[SlideLayout], *kinds: str) -> SlideLayout:
    """The first layout of one of these kinds; else the one with a title and the fewest other places."""
    for kind in kinds:
        for layout in layouts:
            if layout.element.get("type") == kind:
                return layout
    return min(layouts, key=lambda layout: (not list(_titles(layout)), len(list(layout.placeholders))))


def _titles(slide: SlideLayout | Slide) -> Iterator[Any]:
    placeholders: Any = slide.placeholders
    return (shape for shape in placeholders if shape.placeholder_format.type in _TITLES)


def _add_title(slide: Slide, lesson: LessonSlides, frame: SlideArea) -> None:
    """Write a lesson's title and its summary where the layout has room for them, and empty the rest."""
    title = slide.shapes.title
    texts = iter((lesson.summary,))
    if title is not None:
        title.text = lesson.title
    else:
        slide.shapes.add_textbox(*frame.inner().edges()).text_frame.text = lesson.title
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type in _TITLES:
            continue
        text = next(texts, None) if shape.has_text_frame else None
        if text is None:
            shape.element.getparent().remove(shape.element)
        else:
            shape.text_frame.text = text


def _add_beat(slide: Slide, beat: BeatSlide, clip: Path, frame: SlideArea, ground: RGBColor) -> None:
    """Fill a slide with a clip; the rest takes the background colour of the film."""
    slide.element.set("showMasterSp", "0")  # no logo on the film or next to it
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = ground
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type not in _TITLES:
            shape.element.getparent().remove(shape.element)
    if slide.shapes.title is not None:
        _hide_title(slide.shapes.title, beat.title, frame)
    picture = last_picture(beat.clip)
    poster = BytesIO(encoded(picture, "PNG"))
    add_movie(slide, clip, poster, frame.fitted(*picture.size), beat)
    _write_notes(slide, beat.narration)


def _hide_title(title: Any, text: str, frame: SlideArea) -> None:
    """Give a slide its title above the edge: seen by screen readers and in the outline, not by the room."""
    height = frame.height // 10
    title.left, title.top, title.width, title.height = 0, -2 * height, frame.width, height
    title.text = text


def _write_notes(slide: Slide, narration: str) -> None:
    notes = slide.notes_slide
    if notes.notes_text_frame is None:  # a notes master without a place for notes lends none
        xml = _NOTES_PLACE.format(namespaces=nsdecls("p", "a"), number=len(notes.shapes) + 2)
        notes.shapes.element.append(parse_xml(xml))
    frame = notes.notes_text_frame
    assert frame is not None
    frame.text = narration
