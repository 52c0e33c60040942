"""The part of H.264 that is needed to show a picture again: the number in each frame.

In H.264, a frame that repeats the one before is a few bytes that say so of every block. These bytes are the
same for all pictures except for the number of the frame, counted from the last key frame. So we produce the
bytes once and write the number into them. The encoder numbers the frames after them as if there were no
repeats, so we write new numbers into those as well.

Names are those of ITU-T H.264: 7.3.2.1.1 (sequence parameter set), 7.3.3 (slice header), 7.4.1 (emulation
prevention: within a unit, 0, 0 is followed by a 3 if a value up to 3 comes next).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT_START = re.compile(rb"\x00\x00\x01")
_SLICE, _SEQUENCE_PARAMETERS = 1, 7
_PROFILES_WITH_CHROMA_FORMAT = {100, 110, 122, 244, 44, 83, 86, 118, 128}
_ORDER_AS_CODED = 2
"""The type of picture order count that is derived from the frame numbers."""


@dataclass(frozen=True)
class FrameNumbers:
    """How a stream writes its frame numbers: with *bits* bits, and from 0 again after the largest."""

    bits: int

    @classmethod
    def of_stream(cls, parameter_sets: bytes) -> FrameNumbers:
        """Read it from the parameter sets of a stream, which have start codes between them.

        Raises
        ------
        ValueError
            If pictures are not shown in the order of their numbers.
        """
        (unit,) = (unit for unit in _units(parameter_sets) if _kind(unit) == _SEQUENCE_PARAMETERS)
        bits = _Bits(_unescaped(unit))
        profile = bits.read(8 + 8) & 0xFF
        bits.read(16)  # constraints, level
        bits.read_count()  # seq_parameter_set_id
        if profile in _PROFILES_WITH_CHROMA_FORMAT:
            for _ in range(3):  # chroma_format_idc and the depths: no 4:4:4, so no separate planes
                bits.read_count()
            if bits.read(2):  # qpprime_y_zero_transform_bypass_flag, seq_scaling_matrix_present_flag
                raise ValueError("the stream brings scaling matrices of its own")
        number_bits = bits.read_count() + 4  # log2_max_frame_num_minus4
        if bits.read_count() != _ORDER_AS_CODED:  # pic_order_cnt_type
            raise ValueError("the stream's pictures are not shown in the order in which they are coded")
        return cls(number_bits)

    def numbered(self, packet: bytes, number: int) -> bytes:
        """Return the packet of a frame that is no key frame with its number replaced by *number*."""
        unit, *others = _units(packet)
        if others or _kind(unit) != _SLICE:
            raise ValueError("the packet is not one slice of a frame between key frames")
        raw = bytearray(_unescaped(unit))
        bits = _Bits(raw)
        bits.read(8)
        for _ in range(3):  # first_mb_in_slice, slice_type, pic_parameter_set_id
            bits.read_count()
        bits.write(number % (1 << self.bits), self.bits)
        return b"\x00\x00\x00\x01" + _escaped(bytes(raw))


class _Bits:
    """Reads a unit bit by bit."""

    def __init__(self, data: bytes | bytearray) -> None:
        self._data = data
        self._position = 0

    def read(self, count: int) -> int:
        value = 0
        for _ in range(count):
            byte, bit = divmod(self._position, 8)
            value = value << 1 | (self._data[byte] >> (7 - bit)) & 1
            self._position += 1
        return value

    def read_count(self) -> int:
        """Read ``ue(v)``: as many bits as there were zeros before the first one, and that one (9.1)."""
        zeros = 0
        while not self.read(1):
            zeros += 1
        return (1 << zeros) - 1 + self.read(zeros)

    def write(self, value: int, count: int) -> None:
        assert isinstance(self._data, bytearray)
        for place in reversed(range(count)):
            byte, bit = divmod(self._position, 8)
            mask = 0x80 >> bit
            self._data[byte] = self._data[byte] & ~mask | mask * (value >> place & 1)
            self._position += 1


def _units(packet: bytes) -> list[bytes]:
    return [unit.rstrip(b"\x00") for unit in _UNIT_START.split(packet)[1:]]


def _kind(unit: bytes) -> int:
    return unit[0] & 0x1F


def _unescaped(unit: bytes) -> bytes:
    return unit.replace(b"\x00\x00\x03", b"\x00\x00")


def _escaped(raw: bytes) -> bytes:
    return re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\x00\x00\x03", raw)
