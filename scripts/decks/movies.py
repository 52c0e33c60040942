"""A clip on a slide: it starts with the slide, with no click, and stops on its last picture."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu

from scripts.decks.deck import BeatSlide

# What PowerPoint itself writes for "Start: Automatically". python-pptx writes the last part alone, with
# which a clip waits for a click on it. The second condition of the outer step is what starts it unasked.
_TIMING = """
<p:timing {namespaces}><p:tnLst><p:par>
<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>
  <p:seq concurrent="1" nextAc="seek">
    <p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>
      <p:par><p:cTn id="3" fill="hold">
        <p:stCondLst>
          <p:cond delay="indefinite"/><p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>
        </p:stCondLst>
        <p:childTnLst><p:par><p:cTn id="4" fill="hold">
          <p:stCondLst><p:cond delay="0"/></p:stCondLst>
          <p:childTnLst><p:par>
            <p:cTn id="5" presetID="1" presetClass="mediacall" presetSubtype="0"
                fill="hold" nodeType="withEffect">
              <p:stCondLst><p:cond delay="0"/></p:stCondLst>
              <p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr>
                <p:cTn id="6" dur="{milliseconds}" fill="hold"/><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>
              </p:cBhvr></p:cmd></p:childTnLst>
            </p:cTn>
          </p:par></p:childTnLst>
        </p:cTn></p:par></p:childTnLst>
      </p:cTn></p:par>
    </p:childTnLst></p:cTn>
    <p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>
    <p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>
  </p:seq>
  <p:video><p:cMediaNode vol="80000">
    <p:cTn id="7" {repeat}fill="hold" display="0">
      <p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>
    </p:cTn>
    <p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>
  </p:cMediaNode></p:video>
</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>
"""


@dataclass(frozen=True)
class SlideArea:
    """A rectangle on a slide, in PowerPoint's units."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def size(self) -> int:
        return self.width * self.height

    def holds(self, other: SlideArea) -> bool:
        """Whether *other* lies within this area."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.left + other.width <= self.left + self.width
            and other.bottom <= self.bottom
        )

    def fitted(self, width: int, height: int) -> SlideArea:
        """Return the largest box of the shape *width* to *height* within this one, in its middle."""
        if self.width * height <= self.height * width:
            size = self.width, self.width * height // width
        else:
            size = self.height * width // height, self.height
        if max(self.width - size[0], self.height - size[1]) < self.width // 500:
            return self  # 854 × 480 is not quite 16:9, and would leave a line at the edge
        left, top = self.left + (self.width - size[0]) // 2, self.top + (self.height - size[1]) // 2
        return SlideArea(left, top, *size)

    def inner(self) -> SlideArea:
        """Return the middle of this area, a tenth narrower at each side."""
        width, height = self.width // 10, self.height // 10
        return SlideArea(
            self.left + width, self.top + height, self.width - 2 * width, self.height - 2 * height
        )

    def edges(self) -> tuple[Emu, Emu, Emu, Emu]:
        return Emu(self.left), Emu(self.top), Emu(self.width), Emu(self.height)


def add_movie(slide: Slide, clip: Path, poster: BytesIO, box: SlideArea, beat: BeatSlide) -> None:
    """Put the film *clip* of a *beat* on a slide, under the picture *poster* until it plays."""
    movie = slide.shapes.add_movie(str(clip), *box.edges(), poster_frame_image=poster, mime_type="video/mp4")
    properties: Any = next(movie.element.iter(qn("p:cNvPr")))
    properties.set("name", beat.title)
    properties.set("descr", beat.narration)
    tree = slide.element
    for timing in tree.findall(qn("p:timing")):
        tree.remove(timing)
    xml = _TIMING.format(
        namespaces=nsdecls("p"),
        milliseconds=round(beat.seconds * 1000),
        shape=movie.shape_id,
        repeat='repeatCount="indefinite" ' if beat.loops else "",
    )
    extensions = tree.find(qn("p:extLst"))  # the one thing that may follow the timing
    tree.insert(len(tree) if extensions is None else tree.index(extensions), parse_xml(xml))
