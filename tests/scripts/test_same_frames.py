"""The same course gives the same frames, however many processes make it and however often it is made."""

import hashlib
from pathlib import Path
from typing import Any

import av

TEXT_THAT_MOVES = """
        from manim import RIGHT
        from scenes.stage.type.writing import formula
        written = formula("sqrt({{ x : data }}^2 + 1)")
        self.play(FadeIn(written), run_time=0.4)
        self.play(written.animate.shift(RIGHT), run_time=0.6)
"""


def frames_of(film: Path) -> list[str]:
    """A hash of every decoded frame."""
    with av.open(film) as container:
        return [
            hashlib.sha256(frame.to_ndarray(format="yuv420p").tobytes()).hexdigest()
            for frame in container.decode(video=0)
        ]


def test_process_counts_and_runs_give_the_same_frames(project: Any) -> None:
    project.write_lesson("written", then=TEXT_THAT_MOVES)
    project.write_course('"plain"', '"written"', '{ lesson = "written", name = "larger", size = 2 }')
    films = []
    for output, jobs in (("first", "1"), ("second", "2"), ("third", "2")):
        made = project.render("-o", output, "-j", jobs, "--force")
        assert made.returncode == 0, made.stderr
        assert "Rendered 3 lessons." in made.stdout
        folder = project.work / output
        films.append({film.relative_to(folder): frames_of(film) for film in sorted(folder.rglob("*.mp4"))})
    first, second, third = films
    assert len(first) >= 4  # three lessons, their clips and the series
    assert all(len(set(frames)) > 3 for path, frames in first.items() if path.name == "lesson.mp4")
    assert first == second == third


def test_another_picture_gives_other_frames(project: Any) -> None:
    project.write_course('"plain"', '{ lesson = "plain", name = "larger", size = 1.01 }')
    assert project.render().returncode == 0
    plain, larger = (frames_of(project.out / "lessons" / name / "lesson.mp4") for name in ("plain", "larger"))
    assert len(plain) == len(larger)
    assert plain != larger
