"""The lesson: what every lesson derives from, its parameters, its beats and their phrases."""

from scenes.stage.lesson.beats import Beat, Phrase, PlayedBeat, PlayedPhrase, ScriptedBeat, beat
from scenes.stage.lesson.lesson import Facts, Lesson, LessonParams, Ranges
from scenes.stage.lesson.speech import CueError, Narrator

__all__ = [
    "Beat",
    "CueError",
    "Facts",
    "Lesson",
    "LessonParams",
    "Narrator",
    "Phrase",
    "PlayedBeat",
    "PlayedPhrase",
    "Ranges",
    "ScriptedBeat",
    "beat",
]
