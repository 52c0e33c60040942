"""The lesson: what every lesson derives from, its parameters and its beats."""

from scenes.stage.lesson.lesson import Beat, Facts, Lesson, LessonParams, Narrator, PlayedBeat, beat

__all__ = ["Beat", "Facts", "Lesson", "LessonParams", "Narrator", "PlayedBeat", "beat"]
