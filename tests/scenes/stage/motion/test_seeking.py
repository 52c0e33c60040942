from manim import VGroup

from scenes.stage.motion.seeking import Advance, Seekable
from scenes.stage.type.writing import Numeral


class Clock(VGroup, Seekable):
    """A running number; time counts hours."""

    def __init__(self):
        self.hours = 0.0
        self.digits = Numeral(lambda: self.hours, str)
        super().__init__(self.digits)

    def seek(self, hours, /):
        self.hours = hours
        return self


def test_running_numbers_in_a_picture_keep_running():
    clock = Clock()
    advance = Advance(clock, 2.0, 6.0)
    advance.begin()
    advance.interpolate(0.25)
    clock.update()
    assert clock.digits.source == "3.0"
