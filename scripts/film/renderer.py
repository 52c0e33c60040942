"""The renderer: plays a lesson outside manim's command, on a clock of whole frames, and draws what is wanted.

manim's renderer decides for each play what is cached, skipped or written, and adds up times as floats. Here
the clock counts frames, so that a film, a still from it and a rehearsal show the same thing at the same
frame. A play that is not drawn is skipped to its end if nothing depends on the steps in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numpy as np
import srt
from manim import CairoRenderer, Mobject, Scene, tempconfig

from scripts.basis.quality import Quality
from scripts.basis.workspaces import workspace
from scripts.film.camera import LessonCamera
from scripts.film.dirty_rectangles import Picture


@contextmanager
def manim_settings(quality: Quality) -> Iterator[None]:
    """Let manim draw at *quality*, without messages, and leave no files."""
    settings = {
        "pixel_width": quality.width,
        "pixel_height": quality.height,
        "frame_rate": quality.fps,
        "dry_run": True,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
    }
    with (
        workspace(Path(gettempdir()), private=True) as media,
        tempconfig({**settings, "media_dir": str(media)}),
    ):
        yield


@dataclass
class SectionListener:
    """Stands for manim's file writer where no file is written."""

    begin_section: Callable[[str], None]
    abort_encode_jobs: Callable[[], None]
    subcaptions: list[srt.Subtitle] = field(default_factory=list)

    def next_section(self, name: str, section_type: str, skip_animations: bool) -> None:  # noqa: ARG002
        self.begin_section(name)


class LessonRenderer(CairoRenderer):
    """Plays without drawing. Subclasses say which frames they want and what they do with the pictures."""

    camera: LessonCamera

    def __init__(self, fps: int) -> None:
        super().__init__(camera_class=LessonCamera)
        self.fps = fps
        self.frame = 0
        """How many frames have been played; also the number of the next frame."""

    # What a subclass may decide --------------------------------------------------------------------

    def begin_beat(self, name: str) -> None:
        """Called before the first frame of the beat *name*."""

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        """Whether any of these frames is to be drawn."""
        return False

    def show(self, picture: Picture, repeat: int) -> None:
        """Take the picture of the frame to come and of those after it, *repeat* in all.

        The array is the camera's own: it holds until the next picture is drawn. The camera can tell where
        it changed.
        """

    def step_through(self, scene: Scene, frames: int) -> None:  # noqa: ARG002
        """Play the *frames* of a movement, one after another."""
        scene.play_internal()

    def abort(self) -> None:
        """Hear that the lesson failed."""

    # What manim calls ------------------------------------------------------------------------------

    def init_scene(self, scene: Scene, *_: object) -> None:
        self.scene = scene
        self.file_writer = SectionListener(self.begin_beat, self.abort)

    def play(self, scene: Scene, *animations: Any, **options: Any) -> None:
        scene.compile_animation_data(*animations, **options)
        scene.begin_animations()
        frames = self._length(scene)
        wanted = self.wants(range(self.frame, self.frame + frames))
        if scene.is_current_animation_frozen_frame():
            if wanted:
                self.show(self.draw(), frames)
            self._advance(frames)
        elif wanted or adds_up_its_steps(scene):
            if wanted:
                self.draw(scene.static_mobjects)
            self.step_through(scene, frames)
        else:
            self._leap(frames)
        self.num_plays += 1

    def render(self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None) -> None:  # noqa: ARG002
        """Play one frame; manim's scene calls this for each step of a play."""
        if self.wants(range(self.frame, self.frame + 1)):
            self.camera.show_moving(moving_mobjects or ())
            self.show(self.camera.picture, 1)
        self._advance(1)

    def scene_finished(self, scene: Scene) -> None:
        """Called when the last beat is over."""

    # How it is done --------------------------------------------------------------------------------

    def draw(self, mobjects: Iterable[Mobject] | None = None) -> Picture:
        """Return the camera's picture of these objects, or of all that is on the stage."""
        if mobjects is None:
            mobjects = [*self.scene.mobjects, *self.scene.foreground_mobjects]
        self.camera.show_still(mobjects)
        return self.camera.picture

    def _length(self, scene: Scene) -> int:
        """How many frames the play takes, which is how often manim steps through it."""
        if scene.is_current_animation_frozen_frame():
            return max(1, round(scene.duration * self.fps))
        return len(np.arange(0, scene.duration, 1 / self.fps))

    def _leap(self, frames: int) -> None:
        """Go to the end of the play at once."""
        self._advance(frames)
        self.finish_movement()

    def finish_movement(self) -> None:
        """Bring what moves to where the play ends."""
        for animation in self.scene.animations or ():
            animation.finish()
            animation.clean_up_from_scene(self.scene)
        self.scene.update_mobjects(0)

    def _advance(self, frames: int) -> None:
        self.frame += frames
        self.time = self.frame / self.fps


def adds_up_its_steps(scene: Scene) -> bool:
    """Whether the play's end depends on the steps towards it, as with an updater that is told of time."""
    return bool(
        scene.stop_condition is not None
        or scene.updaters
        or any(mobject.has_time_based_updater() for mobject in scene.get_mobject_family_members())
    )
