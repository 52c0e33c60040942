from __future__ import annotations

from dataclasses import replace

import av
import numpy as np
import pytest

from scripts.film.assembly import Chapter, assemble_course
from scripts.film.encoding.encoder import SegmentEncoder


@pytest.fixture
def film(tmp_path, tiny):
    """Write a film of one colour."""

    def write(name, shade, frames, quality=tiny):
        path = tmp_path / f"{name}.mp4"
        encoder = SegmentEncoder(path, quality)
        encoder.write(np.full((quality.height, quality.width, 4), shade, np.uint8), frames)
        encoder.finish()
        return path

    return write


def test_lessons_become_chapters_of_one_film(film, tmp_path, decode, top_level_boxes):
    lessons = [("Vectors", film("a", 40, 13)), ("Größe < 1", film("b", 120, 7)), ("End", film("c", 200, 20))]
    chapters = assemble_course(lessons, tmp_path / "course.mp4", "All of it")
    assert chapters == [
        Chapter("Vectors", 0, 1.3),
        Chapter("Größe < 1", 1.3, 2.0),
        Chapter("End", 2.0, 4.0),
    ]
    with av.open(tmp_path / "course.mp4") as course:
        assert course.metadata["title"] == "All of it"
        written = [
            (each["metadata"]["title"], float(each["start"] * each["time_base"]))
            for each in course.chapters()
        ]
        assert written == [(chapter.title, chapter.start) for chapter in chapters]
        assert float(course.duration / av.time_base) == pytest.approx(4.0)
    frames = decode(tmp_path / "course.mp4")
    assert [round(frame.mean() / 40) for frame in frames] == [1] * 13 + [3] * 7 + [5] * 20
    boxes = top_level_boxes(tmp_path / "course.mp4")
    assert boxes.index("moov") < boxes.index("mdat")


def test_nothing_is_encoded_twice(film, tmp_path, decode):
    paths = [film("a", 40, 5), film("b", 120, 5)]
    assemble_course([(path.stem, path) for path in paths], tmp_path / "course.mp4", "Course")
    assert (decode(tmp_path / "course.mp4") == np.concatenate([decode(path) for path in paths])).all()


def test_a_course_of_courses_keeps_time(film, tmp_path, tiny):
    """Joined films are films: they may be joined again."""
    halves = [("a", film("a", 40, 5)), ("b", film("b", 120, 6))]
    assemble_course(halves, tmp_path / "once.mp4", "Once")
    chapters = assemble_course([("once", tmp_path / "once.mp4")] * 2, tmp_path / "twice.mp4", "Twice")
    assert [chapter.end for chapter in chapters] == [1.1, 2.2]
    with av.open(tmp_path / "twice.mp4") as course:
        times = [packet.pts * packet.time_base * tiny.fps for packet in course.demux(video=0) if packet.size]
    assert times == list(range(22))


@pytest.mark.parametrize(
    ("other", "words"), [({"width": 320}, "320 × 90 pixels"), ({"fps": 15}, "15 frames a second")]
)
def test_films_that_do_not_fit_together_are_refused(film, tmp_path, tiny, other, words):
    lessons = [("One", film("one", 40, 5)), ("Two", film("two", 40, 5, replace(tiny, **other)))]
    with pytest.raises(ValueError, match=f"two.mp4 is .*{words}"):
        assemble_course(lessons, tmp_path / "course.mp4", "Course")
    assert not (tmp_path / "course.mp4").exists()


def test_a_course_needs_a_lesson(tmp_path):
    with pytest.raises(ValueError, match="no lesson"):
        assemble_course([], tmp_path / "course.mp4", "Empty")
