"""Some beats of a lesson, one after another; the beats before them are played, but not drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from manim import BLACK, Camera
from manim.utils.exceptions import EndSceneEarlyException

from scenes.stage.lesson import Lesson, Narrator, PlayedBeat
from scripts.film.burning import CaptionBurner, Write
from scripts.film.dirty_rectangles import Picture, PixelRectangle
from scripts.film.rehearsal import rehearse
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.subject import Part, Subject
from scripts.narration.captions import captions
from scripts.narration.transcript import phrases_of


def record_excerpt(
    subject: Subject,
    part: Part,
    write: Write,
    *,
    transparent: bool = False,
    narrator: Narrator | None = None,
    burn_captions: bool = False,
) -> list[PlayedBeat]:
    """Film a part of a lesson.

    Parameters
    ----------
    write
        Called with the pictures, as an encoder is; an array is valid until the next one is drawn.
    transparent
        Whether the background is left out. Colours are then multiplied by their opacity.
    narrator
        Who speaks these beats.
    burn_captions
        Whether captions are drawn into the pictures.

    Returns
    -------
    list[PlayedBeat]
        The beats, with times from the beginning of the first one.
    """
    fps = subject.quality.fps
    speaks = _only(part.beats, narrator) if narrator else None
    cues = []
    if burn_captions:
        cues = captions(phrases_of(rehearse(subject, speaks)))
    with manim_settings(subject.quality):
        renderer = _ExcerptRenderer(fps, part, CaptionBurner(cues, subject.theme, fps, write).show)
        lesson = subject.lesson(renderer, speaks)
        lesson.on_phrase = renderer.begin_phrase
        if transparent:
            leave_ground_out(lesson)
        lesson.render()
    beats = [_cut(beat, part.phrase) for beat in lesson.played if beat.name in part.beats]
    return [beat.later(-beats[0].start) for beat in beats]


def _cut(beat: PlayedBeat, phrase: int | None) -> PlayedBeat:
    """Return the beat with only one of its phrases, or as it is."""
    if phrase is None:
        return beat
    only = beat.phrases[phrase - 1]
    return replace(beat, phrases=(only,), start=only.start, end=only.end)


def leave_ground_out(lesson: Lesson) -> None:
    """Draw the lesson without its background."""
    # Cairo multiplies colours by opacity, so nothing is left of a colour with opacity 0.
    camera = lesson.camera
    assert isinstance(camera, Camera)
    camera.background_color, camera.background_opacity = BLACK, 0.0
    camera.init_background()


def _only(names: Sequence[str], narrator: Narrator) -> Narrator:
    """Let *narrator* speak the beats *names*; the others are not heard, and take no time."""

    def speak(script: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[float]]:
        silent = {beat: [0.0] * len(phrases) for beat, phrases in script.items()}
        return silent | dict(narrator({name: script[name] for name in names}))

    return speak


class _ExcerptRenderer(LessonRenderer):
    """Draws a part of a lesson, and ends the lesson after the beat in which it ends."""

    def __init__(
        self, fps: int, part: Part, show: Callable[[Picture, int, int, PixelRectangle], None]
    ) -> None:
        super().__init__(fps)
        self._part = part
        self._show = show
        self._inside = self._drawing = False

    def begin_beat(self, name: str) -> None:
        if self._inside and name not in self._part.beats:
            raise EndSceneEarlyException
        self._inside = name in self._part.beats

    def begin_phrase(self, index: int) -> None:
        """Hear that a phrase of the beat begins, by its index from 0."""
        self._drawing = self._inside and self._part.phrase in (None, index + 1)

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return self._drawing

    def show(self, picture: Picture, repeat: int) -> None:
        self._show(picture, self.frame, repeat, self.camera.pop_dirty_rectangle())
