from __future__ import annotations

from collections import deque
from dataclasses import replace

import av
import numpy as np
import pytest

from scenes.stage.shapes.theme import DARK, LIGHT, ROLES
from scripts.basis.quality import QUALITIES, with_fps
from scripts.film.dirty_rectangles import EMPTY, PixelRectangle
from scripts.film.encoding.encoder import BackgroundEncoder, SegmentEncoder


def flat(quality, rgb):
    return np.broadcast_to(np.array([*rgb, 255], np.uint8), (quality.height, quality.width, 4)).copy()


def noise(quality, seed):
    return np.random.default_rng(seed).integers(0, 256, (quality.height, quality.width, 4), np.uint8)


@pytest.mark.parametrize(("repeat", "tolerance"), [(1, 5), (2, 1)])
def test_every_colour_of_the_themes_survives_and_is_fine_when_it_stands(
    tmp_path, tiny, decode, repeat, tolerance
):
    colours = [theme.color(role).to_int_rgb() for theme in (DARK, LIGHT) for role in ROLES]
    encoder = SegmentEncoder(tmp_path / "flat.mp4", tiny)
    for colour in colours:
        encoder.write(flat(tiny, colour), repeat)
    encoder.finish()
    for frame, colour in zip(decode(tmp_path / "flat.mp4")[::repeat], colours, strict=True):
        assert np.abs(frame.astype(int) - np.array(colour)).max() <= tolerance


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_picture_that_stands_keeps_nothing_of_the_movement_before(tmp_path, decode, theme):
    """The worst case: a large bright thing fades into the ground and leaves grey levels of itself behind."""
    quality = QUALITIES["m"]
    ground, bright = (np.array(theme.color(role).to_int_rgb()) for role in ("background", "result"))
    fading = flat(quality, ground)
    encoder = SegmentEncoder(tmp_path / "fading.mp4", quality)
    for left in np.linspace(1, 0, quality.fps):
        fading[100:400, 200:600, :3] = np.rint(left * bright + (1 - left) * ground)
        encoder.write(fading)
    encoder.write(fading, quality.fps, EMPTY)  # the first picture of the hold is that of the movement's end
    encoder.finish()
    for frame in decode(tmp_path / "fading.mp4")[quality.fps :]:
        assert np.abs(frame.astype(int) - ground).max() <= 1


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_where_something_has_faded_the_ground_is_clean_though_something_else_still_moves(
    tmp_path, decode, theme
):
    quality = QUALITIES["m"]
    ground, bright = (np.array(theme.color(role).to_int_rgb()) for role in ("background", "result"))
    picture = flat(quality, ground)
    whole = PixelRectangle(0, 0, quality.width, quality.height)
    encoder = SegmentEncoder(tmp_path / "fading.mp4", quality)
    fade = np.linspace(1, 0, quality.fps)
    for number, left in enumerate([*fade, *[0.0] * quality.fps]):
        picture[100:400, 200:600, :3] = np.rint(left * bright + (1 - left) * ground)
        picture[500:600, :, :3] = ground
        picture[500:600, 10 * number : 10 * number + 80, :3] = bright
        encoder.write(picture, 1, whole)
    encoder.finish()
    clean_from = quality.fps + quality.fps // 4
    for frame in decode(tmp_path / "fading.mp4")[clean_from:]:
        assert np.abs(frame[:450].astype(int) - ground).max() <= 1


def test_a_picture_whose_rows_are_padded_in_memory_is_not_skewed(tmp_path, tiny, decode):
    quality = replace(tiny, width=158)
    picture = flat(quality, (0, 0, 0))
    picture[:, 79:, :3] = 255
    encoder = SegmentEncoder(tmp_path / "halves.mp4", quality)
    encoder.write(picture)
    encoder.finish()
    (frame,) = decode(tmp_path / "halves.mp4")
    assert frame[:, :75].max() <= 5
    assert frame[:, 84:].min() >= 250


def test_the_file_says_that_it_is_bt709_in_the_narrow_range(tmp_path, tiny):
    encoder = SegmentEncoder(tmp_path / "x.mp4", tiny)
    encoder.write(flat(tiny, (1, 2, 3)))
    encoder.finish()
    with av.open(tmp_path / "x.mp4") as film:
        stream = film.streams.video[0]
        assert (stream.codec.name, stream.pix_fmt) == ("h264", "yuv420p")
        assert (stream.colorspace, stream.color_primaries, stream.color_trc, stream.color_range) == (
            1,
            1,
            1,
            1,
        )


def test_a_held_picture_is_shown_as_often_as_asked_and_does_not_change(tmp_path, tiny, decode):
    encoder = SegmentEncoder(tmp_path / "held.mp4", tiny)
    encoder.write(flat(tiny, (200, 30, 40)), repeat=7)
    encoder.finish()
    frames = decode(tmp_path / "held.mp4")
    assert len(frames) == 7
    assert (frames == frames[0]).all()


def test_pictures_and_repeats_in_turn_are_all_in_their_place(tmp_path, tiny, decode):
    """What the decoder shows is what was written, also where numbers run over and a key frame is due."""
    encoder = SegmentEncoder(tmp_path / "turns.mp4", tiny)
    greys = []
    for turn in range(60):
        grey = 20 + 3 * turn
        repeat = 1 + turn * 7 % 11
        encoder.write(flat(tiny, (grey, grey, grey)), repeat)
        greys += [grey] * repeat
    encoder.finish()
    frames = decode(tmp_path / "turns.mp4")
    assert len(frames) == len(greys)
    for frame, grey in zip(frames, greys, strict=True):
        assert np.abs(frame.astype(int) - grey).max() <= 2


def test_a_repeated_picture_costs_next_to_nothing(tmp_path, tiny):
    for repeat in (1, 40):
        encoder = SegmentEncoder(tmp_path / f"{repeat}.mp4", tiny)
        encoder.write(noise(tiny, 1), repeat)
        encoder.finish()
    once, often = ((tmp_path / f"{repeat}.mp4").stat().st_size for repeat in (1, 40))
    assert often - once < 39 * 60


def test_a_frame_in_which_a_slow_movement_changes_nothing_costs_next_to_nothing(tmp_path, tiny):
    quality, pictures = with_fps(tiny, 60), [noise(tiny, seed) for seed in range(20)]
    for name, unchanged in (("quick", 0), ("slow", 1)):
        encoder = SegmentEncoder(tmp_path / f"{name}.mp4", quality)
        for picture in pictures:
            encoder.write(picture)
            for _ in range(unchanged):
                encoder.write(picture, changed=EMPTY)
        encoder.finish()
    quick, slow = ((tmp_path / f"{name}.mp4").stat().st_size for name in ("quick", "slow"))
    assert slow - quick < 20 * 60


def test_only_what_changed_is_taken_from_a_picture(tmp_path, tiny):
    before, after = flat(tiny, (10, 20, 30)), flat(tiny, (10, 20, 30))
    changed = PixelRectangle(40, 30, 60, 50)
    after[changed.slices] = 255
    partial, seen = (
        SegmentEncoder(tmp_path / "partial.mp4", tiny),
        SegmentEncoder(tmp_path / "seen.mp4", tiny),
    )
    for encoder, where in ((partial, changed), (seen, None)):
        encoder.write(before, 3)
        encoder.write(after, 1, where)
        encoder.write(after, 4, EMPTY if where else None)
        encoder.finish()
    decoded = []
    for path in (partial.path, seen.path):
        with av.open(path) as film:
            decoded.append(np.array([frame.to_ndarray() for frame in film.decode(video=0)]))
    np.testing.assert_array_equal(*decoded)


def test_key_frames_are_at_most_ten_seconds_apart(tmp_path, tiny):
    encoder = SegmentEncoder(tmp_path / "long.mp4", tiny)
    encoder.write(flat(tiny, (9, 9, 9)), repeat=22 * tiny.fps)
    encoder.finish()
    with av.open(tmp_path / "long.mp4") as film:
        packets = [packet for packet in film.demux(video=0) if packet.dts is not None]
    keys = [index for index, packet in enumerate(packets) if packet.is_keyframe]
    assert keys == [0, 10 * tiny.fps, 20 * tiny.fps]


def test_times_are_exact_and_in_playing_order(tmp_path, tiny):
    encoder = SegmentEncoder(tmp_path / "x.mp4", tiny)
    for seed in range(12):
        encoder.write(noise(tiny, seed))
    encoder.finish()
    with av.open(tmp_path / "x.mp4") as film:
        packets = [packet for packet in film.demux(video=0) if packet.dts is not None]
    assert [packet.pts * packet.time_base * tiny.fps for packet in packets] == list(range(12))
    assert all(packet.pts == packet.dts for packet in packets)


def test_the_index_comes_before_the_pictures(tmp_path, tiny, top_level_boxes):
    encoder = SegmentEncoder(tmp_path / "x.mp4", tiny)
    encoder.write(flat(tiny, (0, 0, 0)))
    encoder.finish()
    boxes = top_level_boxes(tmp_path / "x.mp4")
    assert boxes.index("moov") < boxes.index("mdat")


def test_an_aborted_file_is_gone(tmp_path, tiny):
    encoder = BackgroundEncoder(SegmentEncoder(tmp_path / "x.mp4", tiny), tiny)
    encoder.write(flat(tiny, (0, 0, 0)))
    encoder.abort()
    assert not list(tmp_path.iterdir())


def test_the_thread_changes_nothing_though_the_caller_reuses_its_array(tmp_path, tiny):
    plain = SegmentEncoder(tmp_path / "plain.mp4", tiny)
    threaded = BackgroundEncoder(SegmentEncoder(tmp_path / "threaded.mp4", tiny), tiny)
    canvas = flat(tiny, (0, 0, 0))
    for seed in range(10):
        canvas[:] = noise(tiny, seed)
        plain.write(canvas, repeat=2)
        threaded.write(canvas, repeat=2)
        canvas[:] = 0
    plain.finish()
    threaded.finish()
    assert (tmp_path / "plain.mp4").read_bytes() == (tmp_path / "threaded.mp4").read_bytes()


class FullDisk:
    aborted = False

    def write(self, *_):
        raise OSError("no space left")

    def finish(self):
        pytest.fail("a broken file must not be finished")

    def abort(self):
        self.aborted = True


def test_an_error_in_the_thread_is_raised_by_a_later_write(tiny):
    encoder = BackgroundEncoder(FullDisk(), tiny)
    pictures = (flat(tiny, (0, 0, 0)) for _ in range(10))
    with pytest.raises(OSError, match="no space left"):
        deque(map(encoder.write, pictures))
    encoder.abort()


def test_an_error_in_the_thread_is_raised_by_finish_at_the_latest(tiny):
    disk = FullDisk()
    encoder = BackgroundEncoder(disk, tiny)
    encoder.write(flat(tiny, (0, 0, 0)))
    with pytest.raises(OSError, match="no space left"):
        encoder.finish()
    assert disk.aborted
