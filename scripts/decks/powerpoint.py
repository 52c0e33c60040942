"""A deck as a PowerPoint file: a new one, or slides put into a lecturer's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Centipoints

from scenes.stage.shapes.theme import THEMES, Theme
from scripts.decks.deck import BeatSlide, Deck, LessonSlides
from scripts.decks.layouts import FOOTERS, TITLES, Layouts, area_of_slide, shapes_of_type
from scripts.decks.media import encoded, first_picture, last_picture
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


def add_slides(
    deck: Deck,
    presentation: Presentation,
    layouts: Layouts,
    clips: Callable[[BeatSlide], Path],
    *,
    poster: str,
    fills_slide: bool,
) -> None:
    """Put the slides of *deck* into *presentation*, where *layouts* are for.

    Parameters
    ----------
    clips
        Returns the film of a beat as PowerPoint wants it.
    poster
        ``"first"`` or ``"last"``: the picture of a film that its slide shows until the film plays.
    fills_slide
        Whether a film fills its slide; else it has the place of the layout's content.
    """
    before = len(presentation.slides)
    footers = _nearest_footers(list(presentation.slides), layouts.position)
    frame = area_of_slide(presentation)
    for lesson in deck.lessons:
        opening = presentation.slides.add_slide(layouts.titled)
        _add_title(opening, lesson, frame)
        if not fills_slide and layouts.titled.element.get("type") != "title":  # those have none of their own
            _add_footers(opening, footers)
        for beat in lesson.beats:
            slide = presentation.slides.add_slide(layouts.bare if fills_slide else layouts.content)
            for shape in list(slide.placeholders):
                if shape.placeholder_format.type not in TITLES:
                    shape.element.getparent().remove(shape.element)
            if fills_slide:
                _clear(slide, beat.title, frame, THEMES[deck.theme])
            else:
                _write_heading(slide, beat.title, layouts)
                _add_footers(slide, footers)
            clip = clips(beat)
            picture = last_picture(clip) if poster == "last" else first_picture(clip)
            _add_film(slide, beat, clip, picture, frame if fills_slide else layouts.area)
    place_slides(presentation, before, layouts.position)


def _add_title(slide: Slide, lesson: LessonSlides, frame: SlideArea) -> None:
    """Write a lesson's title and its summary where the layout has room for them, and empty the rest."""
    title = slide.shapes.title
    texts = iter((lesson.summary,))
    if title is not None:
        title.text = lesson.title
    else:
        slide.shapes.add_textbox(*frame.inner().edges()).text_frame.text = lesson.title
    for shape in list(slide.placeholders):
        if shape.placeholder_format.type in TITLES:
            continue
        text = next(texts, None) if shape.has_text_frame else None
        if text is None:
            shape.element.getparent().remove(shape.element)
        else:
            shape.text_frame.text = text


def _clear(slide: Slide, title: str, frame: SlideArea, theme: Theme) -> None:
    """Leave nothing on a slide but the background of the films."""
    slide.element.set("showMasterSp", "0")  # no logo on the film or next to it
    slide.background.fill.solid()
    color = theme.palette["background"].removeprefix("#")
    slide.background.fill.fore_color.rgb = RGBColor.from_string(color)  # type: ignore[no-untyped-call]
    if slide.shapes.title is not None:
        _hide_title(slide.shapes.title, title, frame)


def _add_film(slide: Slide, beat: BeatSlide, clip: Path, picture: Image.Image, area: SlideArea) -> None:
    """Show a film in an *area* of a slide, by one *picture* of it until it plays."""
    poster = BytesIO(encoded(picture, "PNG"))
    add_movie(slide, clip, poster, area.fitted(*picture.size), beat)
    _write_notes(slide, beat.narration)


def _write_heading(slide: Slide, text: str, layouts: Layouts) -> None:
    """Write the title of a slide where the layout has it, as large as the deck's own, or above the film."""
    area, title = layouts.area, slide.shapes.title
    if title is not None:
        title.text = text
        if layouts.title_size is not None:
            title.text_frame.paragraphs[0].runs[0].font.size = Centipoints(layouts.title_size)
    else:
        above = SlideArea(area.left, area.top // 4, area.width, area.top // 2)
        slide.shapes.add_textbox(*above.edges()).text_frame.text = text


def _nearest_footers(slides: Sequence[Slide], position: int) -> list[Any]:
    """The date, the footer and the page number of the nearest slide that shows any, those before first."""
    for slide in (*reversed(slides[:position]), *slides[position:]):
        if found := list(shapes_of_type(slide, FOOTERS)):
            return found
    return []


def _add_footers(slide: Slide, footers: Sequence[Any]) -> None:
    """Show what another slide has at its foot, where the layout of this slide has a place for it."""
    for footer in footers:
        _add_footer(slide, footer)


def _add_footer(slide: Slide, footer: Any) -> None:
    place = next(shapes_of_type(slide.slide_layout, [footer.placeholder_format.type]), None)
    if place is None:
        return
    copied = deepcopy(footer.element)
    for link in list(copied.iter(qn("a:hlinkClick"), qn("a:hlinkHover"))):
        link.getparent().remove(link)  # it names a relation of the other slide
    properties = copied.find(qn("p:spPr"))
    for child in list(properties):  # the layout says where it is and how it looks
        properties.remove(child)
    identities = [int(shape.get("id")) for shape in slide.element.iter(qn("p:cNvPr"))]
    next(copied.iter(qn("p:cNvPr"))).set("id", str(max(identities) + 1))
    next(copied.iter(qn("p:ph"))).set("idx", str(place.placeholder_format.idx))
    slide.shapes.element.append(copied)


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
