"""The beats on the steps of an arrow: why components are enough to find a dot product."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, VGroup

from scenes.linear_algebra.dot_product import words
from scenes.linear_algebra.dot_product.agreement import Agreement, with_angle
from scenes.stage.lesson import beat
from scenes.stage.type.writing import stack


def with_strips(lesson: Components) -> bool:
    """Whether a step of a casts a shadow, so that there is a strip."""
    return lesson.has_angle and words.strip_count(lesson.strips) > 0


class Components(Agreement):
    """The strips of an area, which become products of components."""

    @beat(
        "You don't need the angle. Here's why.",
        "{walk}",
        "{shadows}",
        title="The shadows of the steps",
        when=with_angle,
    )
    def walk_in_steps(self) -> None:
        area = self.area
        old = VGroup(self.turned, self.turned.angle_name, self.turned.letter, self.turned.now)
        self.premise = stack(words.columns(self.product))
        self.play(
            FadeOut(old, run_time=0.5),
            area.to(zoom=1.0, theta=0.0, theta_seen=0.0, area_number=0.0, run_time=self.phrase_left(0.9)),
        )
        area.set_state(walked=2.0, thrown=2.0)
        area.labels.settle()
        area.set_state(walked=0.0, thrown=0.0)
        self.cue()
        come = [FadeOut(self.words, run_time=0.5), FadeIn(self.premise, run_time=0.7)]
        for step, share in ((1.0, 0.5), (2.0, 0.9)):
            walk = area.to(walked=step, walk_numbers=step, a_seen=0.6, run_time=self.phrase_left(share))
            self.play(walk, *(come if step == 1 else []))
        self.cue()
        for step, share in ((1.0, 0.3), (2.0, 0.45)):
            faint = {"shadow_seen": 0.75} if step == 1 else {}
            self.play(area.to(thrown=step, throw_numbers=step, **faint, run_time=self.phrase_left(share)))
        shadows, strips = self.set_words(*words.walk_rows(self.product, self.strips))
        self.play(FadeIn(shadows), run_time=0.6)
        if words.strip_count(self.strips):
            # Strips on both sides of the line of b overlap: then they come in place of the whole area.
            overlap = np.prod(self.strips.shadows) < 0
            cut = {"strips_seen": 1.0, "fill": 0.0, "outline": 0.0} if overlap else {"cut": 1.0}
            self.play(area.to(**cut, run_time=self.phrase_left(0.6)))
            self.play(area.to(strip_numbers=2.0, run_time=0.8), FadeIn(strips), run_time=0.8)

    @beat("{slide}", "{square}", title="Slide, and the area stays", when=with_strips)
    def slide_onto_the_steps(self) -> None:
        area = self.area
        area.set_state(strips_seen=1.0, fill=0.0)
        gone = (
            "line_seen",
            "shadow_seen",
            "throw_seen",
            "throw_numbers",
            "drop_seen",
            "b_seen",
            "a_seen",
            "names",
        )
        seen = {"walk_numbers": 0.0, "height_numbers": 2.0, "rails_seen": 0.8}
        seen["length_number"] = seen["measures_seen"] = float(np.prod(self.strips.shadows) >= 0)
        self.play(area.to(**dict.fromkeys(gone, 0.0), **seen, run_time=self.phrase_left(0.25)))
        self.play(area.to(slide=1.0, run_time=self.phrase_left(0.9)))
        self.cue()
        marks = ("height_numbers", "length_number", "rails_seen", "measures_seen", "copy_seen")
        self.play(area.to(**dict.fromkeys(marks, 0.0), walk_numbers=2.0, run_time=self.phrase_left(0.25)))
        self.play(area.to(square=1.0, run_time=self.phrase_left(0.8)))
        self.play(area.to(marks_seen=1.0, run_time=self.phrase_left(0.8)))

    @beat(
        "{turned}",
        "{pairs}",
        "So multiply in pairs, and add.",
        "Swap a and b: each product stays the same.",
        title="Multiply in pairs, and add",
        when=with_angle,
    )
    def count_the_rectangles(self) -> None:
        area, labels = self.area, self.area.labels
        numbers, areas, rule = words.component_rows(self.product)
        value, swapped = words.product_value(self.product), words.swapped(self.product)
        old = self.words
        self.set_words(numbers, areas, value, rule, swapped)
        self.play(FadeOut(old), run_time=0.4)
        seen = {"copy_seen": 1.0, "strip_numbers": 0.0}
        self.play(area.to(**seen, run_time=self.phrase_left(0.25)))
        seen = {"copy_steps_seen": 1.0, "pair_numbers": 1.0}
        self.play(area.to(**seen, run_time=self.phrase_left(0.6)))
        self.cue()
        gone = ("marks_seen", "copy_seen")
        self.play(area.to(paired=1.0, **dict.fromkeys(gone, 0.0), run_time=self.phrase_left(0.25)))
        order = list(self.strips.order)
        pairs = [
            {
                f"a_{ordinal}": labels.walk_numbers[order.index(component)],
                f"b_{ordinal}": labels.pair_numbers[component],
            }
            for component, ordinal in enumerate(("first", "second"))
        ]
        self.fly_in(numbers, pairs)
        come = FadeIn(areas, target_position=numbers)
        run_time = self.phrase_left(0.5)
        self.play(area.to(strip_numbers=2.0, run_time=run_time), come, run_time=run_time)
        self.play(FadeIn(value, target_position=areas), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(area.to(glow=1.0, run_time=0.9), FadeIn(rule), run_time=0.9)
        self.play(area.to(glow=0.0, run_time=self.phrase_left(0.8)))
        self.cue()
        places = [f"{name}_{ordinal}" for ordinal in ("first", "second") for name in ("a", "b")]
        pairs = [{name: numbers.part(name) for name in places[i : i + 2]} for i in (0, 2)]
        self.fly_in(swapped, pairs, run_time=self.phrase_left(0.35))
