from __future__ import annotations

import av
import pytest

from scripts.film.encoding.h264 import FrameNumbers, _escaped, _unescaped


@pytest.mark.parametrize("raw", [b"\0\0\0\0\0", b"\x65\0\0\1\2", b"\0\0\3\0\0\3", b"\1\0\0\4", bytes(9)])
def test_no_start_code_is_left_in_an_escaped_unit(raw):
    escaped = _escaped(raw)
    assert _unescaped(escaped) == raw
    assert not any(code in escaped for code in (b"\0\0\0", b"\0\0\1", b"\0\0\2"))


def encoded(pictures, **options):
    """The parameter sets and the packets of a stream of flat pictures."""
    context = av.codec.CodecContext.create("libx264", "w")
    context.width, context.height, context.pix_fmt, context.framerate = 64, 48, "yuv420p", 25
    context.options = {"bf": "0", "x264-params": "ref=1:force-cfr=1:rc-lookahead=0", **options}
    context.flags |= av.codec.context.Flags.global_header
    packets = []
    for number in range(pictures):
        frame = av.VideoFrame(64, 48, "yuv420p")
        for plane in frame.planes:
            plane.update(bytes([100 + 3 * number]) * plane.buffer_size)
        frame.pts = number
        packets += context.encode(frame)
    return context.extradata, [bytes(packet) for packet in [*packets, *context.encode()]]


def test_a_frame_keeps_its_bytes_under_its_own_number():
    parameter_sets, packets = encoded(40)
    numbers = FrameNumbers.of_stream(parameter_sets)
    for number, packet in enumerate(packets[1:], 1):
        assert numbers.numbered(packet, number) == packet


def test_a_frame_takes_any_number_and_gives_it_back():
    parameter_sets, packets = encoded(3)
    numbers = FrameNumbers.of_stream(parameter_sets)
    written = {numbers.numbered(packets[2], number) for number in range(1 << numbers.bits)}
    assert len(written) == 1 << numbers.bits
    assert {numbers.numbered(packet, 2) for packet in written} == {packets[2]}


def test_streams_that_reorder_their_pictures_are_refused():
    parameter_sets, _ = encoded(3, bf="2")
    with pytest.raises(ValueError, match="not shown in the order"):
        FrameNumbers.of_stream(parameter_sets)


def test_key_frames_are_not_numbered():
    parameter_sets, packets = encoded(1)
    with pytest.raises(ValueError, match="not one slice"):
        FrameNumbers.of_stream(parameter_sets).numbered(packets[0], 1)
