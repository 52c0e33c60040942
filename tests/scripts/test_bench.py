from __future__ import annotations

import json
import os
import random
import sys
from itertools import pairwise

import click
import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from rich.console import Console

from scripts import bench
from scripts.basis.quality import QUALITIES, Quality
from scripts.benchmark import cluster, scaling
from scripts.benchmark.cluster import Measurement
from scripts.benchmark.comparison import FLAGS, FLOOR, MATHREEL, STOCK, Comparison, LessonStanding, Standing
from scripts.benchmark.everyday import EverydayCommand
from scripts.benchmark.likeness import play_starts, similarities, similarity
from scripts.benchmark.probe import PARTS, Clock, Probe, probe
from scripts.benchmark.processes import Cost, run_side_by_side
from scripts.benchmark.report import (
    as_data,
    comparison_table,
    everyday_table,
    lessons_table,
    ratios,
    scaling_table,
)
from scripts.benchmark.sampled import Reckoned, SampledBeat, SampledCourse, film_cost, sampled_beat
from scripts.benchmark.scale import FilmCost, costs_of, simulate
from scripts.benchmark.scaling import Scaling, measure_scaling, save_plot
from scripts.film.encoding.encoder import SegmentEncoder
from scripts.request.catalogue import find_lessons

TINY = Quality("t", 160, 90, 10)
LESSON = find_lessons()["gradient_descent"]


def standing(seconds, **others):
    return Standing(100, seconds, seconds, [300.0], **{"kilobytes": 10.0, **others})


@pytest.fixture
def comparison():
    standings = {
        STOCK: standing([10.0, 40.0, 12.0], likeness=[0.99, 0.98]),
        FLAGS: standing([8.0, 9.0, 6.0]),
        MATHREEL: standing([2.0, 4.0, 3.0], likeness=[0.999]),
        FLOOR: standing([1.0, 1.0, 1.0], kilobytes=0.0),
    }
    parts = dict.fromkeys(PARTS, 0.5)
    lessons = [
        LessonStanding(name, 1.125, 0.75, [0.999], [0.99, 0.97], parts, 12.5, 6.25) for name in ("one", "two")
    ]
    return Comparison("h", standings, lessons, parts)


def test_ratios_are_medians_over_the_runs(comparison):
    told = ratios(comparison)
    assert told["stock ÷ mathreel"] == 5
    assert told["stock with flags ÷ mathreel"] == 2.25
    assert told["mathreel ÷ encoder alone"] == 3
    assert told["size, mathreel ÷ stock"] == 1


def test_tables_hold_every_candidate_and_every_command(comparison):
    console = Console(record=True, width=160)
    console.print(comparison_table(comparison))
    console.print(lessons_table(comparison))
    console.print(everyday_table([EverydayCommand("render", [2.0, 1.0, 9.0], 3.0)]))
    told = console.export_text()
    for words in (
        STOCK,
        FLAGS,
        MATHREEL,
        FLOOR,
        "0.9850",
        "0.9800",
        *PARTS,
        "2.00",
        "3.0",
        "1.12",
        "75%",
        "0.9700",
        "12.5",
        "6.2",
    ):
        assert words in told


def test_the_results_are_plain_data(comparison):
    told = json.loads(json.dumps(as_data([comparison], [], [Scaling("lessons", [1, 2], [1.0, 2.0])])))
    assert told["comparisons"][0]["standings"][MATHREEL]["seconds"] == [2, 4, 3]
    assert told["scaling"][0]["of"] == "lessons"


def test_the_dearest_step_of_a_straight_line_costs_the_mean():
    assert Scaling("x", [1, 2, 4], [3.0, 6.0, 12.0]).steepest == pytest.approx(1)
    assert Scaling("x", [1, 2, 4], [1.0, 4.0, 16.0]).steepest == pytest.approx(1.5)


@pytest.mark.parametrize("count", [1, 2])
def test_growth_is_measured_of_what_grows(monkeypatch, count):
    def probed(_, quality):
        return Probe(1, 1.0, {"scene": quality.fps / 15, "waiting": 100.0})

    monkeypatch.setattr(scaling, "probe", probed)
    measured = {each.of: each for each in measure_scaling([LESSON] * count)}
    assert measured["frames a second"].seconds == [1, 2, 4, 8]
    assert measured["megapixels a frame"].seconds == [1] * len(QUALITIES)
    assert ("lessons" in measured) == (count > 1)
    Console(record=True).print(scaling_table(list(measured.values())))


def test_what_is_measured_is_kept_though_a_later_part_fails(monkeypatch, tmp_path, comparison):
    def fail(*_, **__):
        raise click.ClickException("the disk is full")

    monkeypatch.setattr(bench, "compare", lambda *_, **__: comparison)
    monkeypatch.setattr(bench, "run_everyday_commands", fail)
    result = CliRunner().invoke(bench.main, ["-q", "l", "--json", str(tmp_path / "told.json")])
    assert result.exit_code == 1
    kept = json.loads((tmp_path / "told.json").read_text())
    assert [each["lesson"] for each in kept["comparisons"][0]["lessons"]] == ["one", "two"]


def test_scalings_are_drawn_side_by_side(tmp_path):
    scalings = [Scaling("lessons", [1, 2], [1.0, 2.0]), Scaling("frames", [15, 30], [2.0, 5.0])]
    save_plot(scalings, tmp_path / "plot.png")
    with Image.open(tmp_path / "plot.png") as picture:
        assert len(picture.getcolors(1 << 20)) > 3


def test_like_pictures_are_alike():
    random = np.random.default_rng(5)
    picture = random.uniform(0, 255, (40, 60)).astype(np.float32)
    assert similarity(picture, picture) == pytest.approx(1)
    noisy, noisier = (picture + random.normal(0, size, picture.shape) for size in (5, 40))
    assert 1 > similarity(picture, noisy) > similarity(picture, noisier) > 0


def film(path, greys):
    encoder = SegmentEncoder(path, TINY)
    for grey in greys:
        picture = np.full((TINY.height, TINY.width, 4), 255, np.uint8)
        picture[20:60, 10 + grey : 60 + grey, :3] = grey
        encoder.write(picture)
    encoder.finish()
    return path


def test_films_are_compared_play_by_play_though_holds_differ_in_length(tmp_path):
    whole = film(tmp_path / "whole.mp4", [10, 20, 30, 30, 30, 40, 50])
    plays = [film(tmp_path / f"{n}.mp4", greys) for n, greys in enumerate(([10, 20], [30] * 4, [40, 50]))]
    values = similarities(whole, [0, 2, 5, 7], plays, every=1)
    assert len(values) == 7
    assert min(values) > 0.99
    assert min(similarities(whole, [0, 2, 4, 7], plays, every=1)) < 0.99


def test_a_clock_counts_what_is_within_apart():
    clock = Clock()
    with clock.on("encoding"), clock.on("conversion"):
        assert clock.switch("conversion") == "conversion"
    assert clock.switch("scene") == "scene"
    assert set(clock.cpu) == set(PARTS)


def test_a_probe_films_the_whole_lesson():
    told = probe(LESSON, TINY)
    assert set(told.parts) == set(PARTS)
    assert all(told.parts[part] > 0 for part in ("maths", "scene", "drawing", "conversion", "encoding"))
    assert 0 < told.floor < told.cpu < sum(told.parts.values())


def test_plays_follow_each_other_to_the_end():
    starts = play_starts(LESSON, "l")
    assert starts[0] == 0
    assert all(earlier < later for earlier, later in pairwise(starts))


def test_commands_are_watched_to_their_end():
    busy = [sys.executable, "-c", "b = bytearray(60_000_000); sum(range(3_000_000))"]
    cost = run_side_by_side([[busy], [busy, busy]])
    assert cost.seconds > 0
    assert len(cost.commands) == 3
    assert cost.cpu == sum(cost.commands)


def test_a_command_that_fails_is_told():
    with pytest.raises(click.ClickException, match="a stone"):
        run_side_by_side([[[sys.executable, "-c", "raise SystemExit('a stone')"]]])


def test_commands_end_when_the_benchmark_is_stopped(tmp_path):
    stopping = (
        "import os, pathlib, signal, sys, time\n"
        "pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))\n"
        "os.kill(os.getppid(), signal.SIGTERM)\n"
        "time.sleep(60)"
    )
    waiting = [sys.executable, "-c", stopping, str(tmp_path / "process")]
    with pytest.raises(KeyboardInterrupt):
        run_side_by_side([[waiting, waiting]])
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "process").read_text()), 0)


def test_what_was_found_of_clusters_is_told_and_written(tmp_path, monkeypatch):
    findings = [Measurement("overhead of a job", 20.46, "ms", "under 100")]
    monkeypatch.setattr(cluster, "measure_cluster", lambda lessons: iter(findings[: len(lessons)]))
    path = tmp_path / "found.json"
    outcome = CliRunner().invoke(bench.main, ["--cluster", "--json", str(path)])
    assert outcome.output == "overhead of a job: 20.5 ms (under 100)\n"
    assert json.loads(path.read_text())["cluster"][0]["value"] == 20.46


def test_naps_on_a_simulated_cluster_take_as_long_as_they_must(monkeypatch):
    monkeypatch.setattr(cluster, "_SLEEPERS", 2)
    monkeypatch.setattr(cluster, "_NAPS", 4)
    monkeypatch.setattr(random.Random, "uniform", lambda *_: 0.001)
    assert cluster.nap_all() > 1


def test_workers_who_share_nothing_take_their_own_time():
    load = simulate([FilmCost(3.0, 0), FilmCost(5.0, 0)], workers=2, films=4, job_seconds=0.0)
    assert (load.seconds, load.ideal, load.stretch) == (8.0, 8.0, 1.0)


def test_films_wait_for_the_link_and_for_the_machine_that_gives_out_jobs():
    film = FilmCost(1.0, 10)
    slow = simulate([film], workers=100, films=100, job_seconds=0.0, bandwidth=5.0)
    assert slow.seconds == pytest.approx(1 + 100 * 10 / 5)  # all end at once, and travel in turn
    assert slow.link == pytest.approx(200 / 201)
    busy = simulate([film], workers=100, films=1000, job_seconds=0.5, bandwidth=1e9)
    assert busy.seconds == pytest.approx(1000 * 0.5, rel=0.01)
    assert busy.client == pytest.approx(1, rel=0.01)
    assert busy.size == 10_000


@given(
    st.lists(st.floats(0.1, 100), min_size=1, max_size=20),
    st.integers(1, 50),
    st.integers(1, 200),
    st.floats(0, 1),
)
def test_no_run_is_better_than_its_bounds(seconds, workers, films, job_seconds):
    costs = [FilmCost(each, 1000) for each in seconds]
    load = simulate(costs, workers, films, job_seconds, bandwidth=1e4)
    longest = max(seconds)  # is always among the films, unless there are fewer than costs
    assert load.seconds >= max(load.ideal, films * job_seconds, films * 0.1) * (1 - 1e-9)
    assert load.seconds <= load.ideal + longest + films * (job_seconds + 0.1) + 1e-6


def test_ten_thousand_films_on_500_workers_are_near_the_ideal():
    load = simulate([FilmCost(58.0, 6_000_000)])
    assert load.stretch < 1.1
    assert max(load.client, load.link) < 0.5


def test_films_that_were_rendered_are_simulated(tmp_path):
    for name, seconds in (("a", 40.0), ("b", 60.0)):
        folder = tmp_path / "lessons" / name
        folder.mkdir(parents=True)
        (folder / "lesson.json").write_text(json.dumps({"rendered_in": seconds}))
        (folder / "lesson.mp4").write_bytes(bytes(1000))
    costs = costs_of(tmp_path)
    assert [(cost.seconds, cost.size // 1000) for cost in costs] == [(40.0, 1), (60.0, 1)]
    outcome = CliRunner().invoke(bench.main, ["--scale", str(tmp_path)])
    assert "10,000 films of 50 s" in outcome.output
    refused = CliRunner().invoke(bench.main, ["--scale", str(tmp_path / "none")])
    assert (refused.exit_code, "no film was rendered into" in refused.output) == (2, True)


# One beat for a film ------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_beat_is_sampled_where_it_is_asked_for(share):
    beat, starts = sampled_beat(LESSON, "l", share), play_starts(LESSON, "l")
    first, end = starts[beat.plays.start], starts[beat.plays.stop]
    assert (beat.frames, beat.film_frames) == (end - first, starts[-1])
    assert beat.starts == tuple(start - first for start in starts[beat.plays.start : beat.plays.stop + 1])
    assert 0 < beat.first_frames == starts[beat.plays.start + 1] - first < beat.frames
    assert abs((first + end) / 2 / starts[-1] - share) < 0.1


@given(start=st.floats(0, 20), rate=st.floats(0.001, 1), first=st.integers(1, 90), rest=st.integers(10, 900))
def test_a_film_is_reckoned_from_a_start_and_so_much_a_frame(start, rate, first, rest):
    beat = SampledBeat("beat", 3, range(7, 9), (0, first, first + rest), 4500)
    costs = [start + rate * frames for frames in (beat.frames, beat.first_frames, beat.film_frames)]
    assert film_cost(costs[0], costs[1], beat) == pytest.approx(costs[2])


def test_the_sampled_course_is_told_and_written(tmp_path, monkeypatch):
    monkeypatch.setattr("scripts.benchmark.sampled.usable_cores", lambda: 2)
    lessons = [
        Reckoned("one", "ask", 300.0, 500.0, 60.0, 1.1, 0.9, [0.99, 0.97], [0.98]),
        Reckoned("two", "tell", 200.0, 400.0, 80.0, 1.3, 0.8, [0.96], [0.95]),
    ]
    course = SampledCourse("m", Cost(50.0, 90.0, 320.0), lessons)
    monkeypatch.setattr(bench, "compare_samples", lambda *_, **__: course)
    outcome = CliRunner().invoke(bench.main, ["--sampled", "-q", "m", "--json", str(tmp_path / "found.json")])
    told = " ".join(outcome.output.split())
    assert "stock ÷ mathreel 10.00, CPU, stock ÷ mathreel 10.00, size, mathreel ÷ stock 1.20" in told
    assert "0.9800 │ 0.9700 │ 0.9800 │ 0.9800" in told  # mean and least, of both
    assert [each.speed for each in lessons] == [10.0, 5.0]
    (kept,) = json.loads((tmp_path / "found.json").read_text())["sampled"]
    assert (kept["speed"], kept["cpu"], kept["size"]) == (10.0, 10.0, pytest.approx(1.2))
    assert kept["lessons"][0]["beat"] == "ask"


def test_a_lesson_that_is_not_in_the_course_is_refused():
    outcome = CliRunner().invoke(bench.main, ["--lesson", "nonsense"])
    assert outcome.exit_code == 2
    assert "no lesson nonsense" in outcome.output
