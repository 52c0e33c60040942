"""What clips are made of: read back from their files, as programs that show them would."""

from __future__ import annotations

import shutil
import subprocess
from itertools import pairwise

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from scripts.basis.quality import Quality
from scripts.exports.alpha import CODECS, AlphaEncoder, straight
from scripts.exports.drawing_progress import with_progress
from scripts.exports.gif import write_gif
from scripts.exports.limits import ClipSize, TooLargeError, write_within
from scripts.exports.master import Master
from scripts.exports.still import write_still
from scripts.exports.video import write_mp4
from scripts.exports.webp import write_webp
from scripts.film.excerpt import record_excerpt
from scripts.film.subject import Part, Subject
from scripts.narration.sound import RATE, read_sound
from scripts.narration.tracks import read_cues

ORANGE = np.array([245, 176, 65])
WHITE, RED = np.array([255, 255, 255]), np.array([200, 30, 30])


@pytest.fixture(scope="session")
def subject(walk, tiny):
    from scenes.stage.shapes.theme import DARK

    return Subject(walk, walk.Params(), DARK, tiny)


@pytest.fixture
def disc():
    """A disc with soft edges at some place, as Cairo draws it upon nothing: colours times opacity."""

    def draw(x, width=160, height=90):
        rows, columns = np.mgrid[:height, :width]
        opacity = np.clip(20.5 - np.hypot(columns - x, rows - height / 2), 0, 1)[..., None]
        return np.round(np.concatenate([ORANGE * opacity, 255 * opacity], axis=2)).astype(np.uint8)

    return draw


def over(picture, ground):
    """Composite straight RGBA upon a colour."""
    opacity = picture[..., 3:] / 255
    return picture[..., :3] * opacity + ground * (1 - opacity)


def drawn_over(picture, ground):
    """Composite what Cairo drew: the truth."""
    return picture[..., :3] + ground * (1 - picture[..., 3:] / 255)


def decoded_with_alpha(path):
    with av.open(path) as container:
        stream = container.streams.video[0]
        name = {"vp9": "libvpx-vp9"}.get(stream.codec_context.name, stream.codec_context.name)
        decoder = av.CodecContext.create(name, "r")
        decoder.extradata = stream.codec_context.extradata
        if name == "prores":
            decoder = stream.codec_context
        for packet in container.demux(stream):
            for frame in decoder.decode(packet):
                yield frame.to_ndarray(format="rgba", src_colorspace=Colorspace.ITU709)


# Transparent films -------------------------------------------------------------------------------------


def test_colours_run_out_beyond_the_edge(disc):
    plain = straight(disc(80))
    just_outside = plain[45, 80 + 22]
    assert just_outside[3] == 0
    assert np.abs(just_outside[:3].astype(int) - ORANGE).max() < 12


@pytest.mark.parametrize("suffix", CODECS)
@pytest.mark.parametrize("ground", [WHITE, RED], ids=["white", "red"])
def test_edges_are_true_over_any_ground(tmp_path, tiny, disc, suffix, ground):
    path = tmp_path / f"disc{suffix}"
    encoder = AlphaEncoder(path, tiny, CODECS[suffix])
    for x in (40, 60, 80):
        encoder.write(disc(x), 2)
    encoder.finish()
    frames = list(decoded_with_alpha(path))
    assert len(frames) == 6
    for frame, x in zip(frames[::2], (40, 60, 80), strict=True):
        truth = disc(x)
        difference = over(frame, ground) - drawn_over(truth, ground)
        assert np.abs(difference).mean() < 1.5
        edge = (truth[..., 3] > 60) & (truth[..., 3] < 200)
        assert np.abs(difference[edge].mean(axis=0)).max() < 5  # one multiplied twice is darker by 50


def test_a_webm_says_that_it_has_opacity(tmp_path, tiny, disc):
    encoder = AlphaEncoder(tmp_path / "a.webm", tiny, CODECS[".webm"])
    encoder.write(disc(50))
    encoder.finish()
    with av.open(tmp_path / "a.webm") as film:
        assert film.streams.video[0].metadata["ALPHA_MODE"] == "1"


def test_a_lesson_without_its_ground(subject):
    pictures = []
    record_excerpt(
        subject, Part(("drift",)), lambda picture, *_: pictures.append(picture.copy()), transparent=True
    )
    assert not pictures[-1][-5:, -5:].any()
    assert (pictures[-1][..., :3] <= pictures[-1][..., 3:]).all()


# Moving pictures ---------------------------------------------------------------------------------------


@pytest.fixture
def master(tmp_path, disc):
    """Discs that move for a second, stand for two, and move on: 20 pictures a second."""
    quality = Quality("", 160, 90, 20)
    master = Master(tmp_path / "master.mov", quality)
    for step in range(40):
        picture = np.full((90, 160, 4), 255, np.uint8)
        picture[..., :3] = drawn_over(disc(20 + 3 * step), RED).astype(np.uint8)
        master.write(picture, 41 if step == 20 else 1)
    master.finish()
    return master


def played(path):
    """The frames of a moving picture and the milliseconds for which each stands."""
    with Image.open(path) as image:
        for number in range(image.n_frames):
            image.seek(number)
            image.load()
            yield image.convert("RGB"), image.info["duration"]


@pytest.mark.parametrize("write", [write_gif, write_webp])
@pytest.mark.parametrize(("width", "fps"), [(160, 20), (96, 10), (160, 15)])
def test_size_and_timing_are_as_asked(master, tmp_path, write, width, fps):
    write(master, tmp_path / "moving", width, fps)
    frames = list(played(tmp_path / "moving"))
    assert all(frame.size == (width, 54 if width == 96 else 90) for frame, _ in frames)
    durations = [duration for _, duration in frames]
    assert sum(durations) == 4000
    assert max(durations) == pytest.approx(2050, abs=1000 / fps)
    assert sorted(durations)[len(durations) // 2] == pytest.approx(1000 / fps, abs=10)
    with Image.open(tmp_path / "moving") as image:
        assert image.info["loop"] == 0


@pytest.mark.parametrize("write", [write_gif, write_webp])
def test_colours_are_kept(master, tmp_path, write):
    write(master, tmp_path / "moving", 160, 20)
    first, _ = next(played(tmp_path / "moving"))
    assert np.abs(np.array(first.getpixel((20, 45))) - ORANGE).max() <= 6
    assert np.abs(np.array(first.getpixel((150, 5))) - RED).max() <= 6


def test_what_stands_still_does_not_shimmer(master, tmp_path):
    write_gif(master, tmp_path / "a.gif", 160, 20)
    frames = [np.asarray(frame).astype(int) for frame, _ in played(tmp_path / "a.gif")]
    assert all((frame[:20] == frames[0][:20]).all() for frame in frames)


@given(st.integers(1, 10**7), st.integers(160, 2000), st.integers(1, 50))
def test_a_limit_is_kept_or_said_to_be_too_small(limit, width, fps):
    tried = []

    def write(size):
        tried.append(size)
        return size.width**2 * size.fps

    try:
        size = write_within(limit, ClipSize(width, fps), write)
    except TooLargeError:
        assert tried[-1].width < 2 * 160
    else:
        assert size == tried[-1]
        assert size.width**2 * size.fps <= limit
    assert all(later.width <= size.width and later.fps <= size.fps for size, later in pairwise(tried))


def test_without_a_limit_it_is_as_asked():
    assert write_within(None, ClipSize(640, 20), lambda _: 10**9) == ClipSize(640, 20)


# Films and stills ----------------------------------------------------------------------------------------


def test_an_mp4_holds_its_beats_with_captions_and_silence(subject, filmed, tmp_path, decode, tiny):
    shares = []
    part = Part(("take_one_step", "drift"))
    beats = write_mp4(subject, part, tmp_path / "a.mp4", on_progress=shares.append)
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.3 < shares[-1] <= 1
    whole = decode(filmed.folder / "lesson.mp4")
    start = round(filmed.recording.beats[1].start * tiny.fps)
    frames = decode(tmp_path / "a.mp4")
    assert len(frames) == len(whole) - start
    assert np.abs(frames.astype(int) - whole[start:]).mean() < 2
    assert [beat.start for beat in beats] == [0, pytest.approx(beats[0].end)]
    wave = read_sound(tmp_path / "a.mp4")
    assert not wave.any()
    assert len(wave) / RATE == pytest.approx(len(frames) / tiny.fps, abs=0.03)
    with av.open(tmp_path / "a.mp4") as film:
        assert film.streams.video[0].codec_context.pix_fmt == "yuv420p"
        assert read_cues(film)[0].content == "It walks 3.0 < 3.0."
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_progress_is_measured_against_what_is_read_of_the_part(subject):
    """One phrase takes less time than its beat, so as many frames are a larger share of it."""
    beat, phrase = [], []
    for part, shares in ((Part(("drift",)), beat), (Part(("drift",), 1), phrase)):
        with_progress(lambda *_: None, subject, part, shares.append)(np.empty(0), 3, None)
    assert 0 < beat[0] <= phrase[0] <= 1


def test_only_what_is_asked_for_is_drawn(subject, filmed, tiny):
    pictures = []
    record_excerpt(subject, Part(("take_one_step",)), lambda *shown: pictures.append(shown[1]))
    beat = filmed.recording.beats[1]
    assert sum(pictures) == round((beat.end - beat.start) * tiny.fps)


def test_an_svg_shows_what_the_film_shows(subject, tmp_path, open_page):
    write_still(subject, "take_one_step", tmp_path / "a.svg", transparent=False)
    write_still(subject, "take_one_step", tmp_path / "a.png", transparent=False)
    page = open_page(tmp_path / "a.svg")
    page.set_viewport_size({"width": 160, "height": 90})
    page.screenshot(path=tmp_path / "seen.png")
    seen = np.asarray(Image.open(tmp_path / "seen.png").convert("RGB")).astype(int)
    drawn = np.asarray(Image.open(tmp_path / "a.png")).astype(int)
    assert np.abs(seen - drawn).mean() < 2
    assert np.quantile(np.abs(seen - drawn), 0.99) < 60


def test_a_pdf_shows_what_the_film_shows(subject, tmp_path):
    if shutil.which("pdftoppm") is None:
        pytest.skip("needs pdftoppm")
    for name in ("a.PDF", "a.png"):
        write_still(subject, "take_one_step", tmp_path / name, transparent=False)
    command = ("pdftoppm", "-r", "72", "-png", "-singlefile", "a.PDF", "page")
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60)
    with Image.open(tmp_path / "page.png") as page, Image.open(tmp_path / "a.png") as film:
        shown, expected = (np.asarray(image.convert("RGB")).astype(int) for image in (page, film))
    assert shown.shape == expected.shape
    assert np.abs(shown - expected).mean() < 3


@pytest.mark.parametrize("ground", [WHITE, RED], ids=["white", "red"])
def test_a_png_without_ground_has_true_edges(subject, tmp_path, ground):
    write_still(subject, "take_one_step", tmp_path / "a.png", transparent=True)
    write_still(subject, "take_one_step", tmp_path / "..png", transparent=False)
    clear, full = (np.asarray(Image.open(tmp_path / name)) for name in ("a.png", "..png"))
    background = np.array(subject.theme.color("background").to_int_rgb())
    assert np.abs(over(clear, background) - full).max() <= 3
    corner = over(clear, ground)[-2:, -2:]
    assert (corner == ground).all()
