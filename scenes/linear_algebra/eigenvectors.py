from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import numpy as np
from manim import DOWN, LEFT, Circle, Dot, FadeIn, FadeOut, VGroup, VMobject
from pydantic import Field

from mathkit.linear_algebra.eigen import EigenKind, eigen_decomposition
from mathkit.linear_algebra.power_iteration import PowerIteration, PowerVerdict, power_iteration
from scenes.stage.attention import dim, undim
from scenes.stage.frame import PICTURE
from scenes.stage.labels import beyond_circle, kept_inside, label_near
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.markers import Markers
from scenes.stage.numerals import degrees, listed, math_equals, math_matrix, math_polynomial, number, percent
from scenes.stage.pictures.carrying import Carry, Fan, all_around
from scenes.stage.pictures.turning import TurningArrow
from scenes.stage.planes import CarriedGrid, Plane
from scenes.stage.quantities import Hundredths
from scenes.stage.readouts import Reading, readout
from scenes.stage.theme import Role, color
from scenes.stage.trails import Walk
from scenes.stage.typesetting import Points
from scenes.stage.wording.kept_lines import checked, kept, roots, seen, settled
from scenes.stage.wording.spectra import (
    fate,
    math_eigenvectors,
    math_factor_equals,
    math_products,
    math_roots,
)
from scenes.stage.writing import LABEL_SIZE, formula, on_plate, paragraph, stack, text

DISTINCT, REPEATED = EigenKind.DISTINCT_REAL, EigenKind.REPEATED
DEFECTIVE, PAIR = EigenKind.DEFECTIVE, EigenKind.COMPLEX_PAIR

ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of the kept lines, the dominant one's first."""

CLOUD = np.array([[2.0, 1.2], [1.2, 1.0]])
"""The covariance from which the cloud at the end is drawn."""

LABELS_OUT = 2.2
"""How far from the origin labels stand at the least, in manim units: clear of the fan."""

COMPASS = np.array([(1, 0), (0, 1), (-1, 0), (0, -1)])
"""The farthest points of the unit circle."""

Entry = Annotated[float, Field(ge=-4, le=4), Hundredths]


def _of(*kinds: EigenKind) -> Callable[[Any], bool]:
    return lambda lesson: lesson.eigen.kind in kinds


class Eigenvectors(Lesson):
    """Almost every arrow turns under a matrix; those that keep their line are its eigenvectors."""

    title = "Eigenvectors"
    prerequisites = ("matrices",)

    class Params(LessonParams):
        matrix: tuple[tuple[Entry, Entry], tuple[Entry, Entry]] = Field(
            ((2.0, 1.0), (1.0, 2.0)), description="the matrix, row by row, to two decimals"
        )
        start: tuple[Entry, Entry] = Field(
            (1.0, -0.8), description="where the power iteration starts, to two decimals"
        )
        steps: int = Field(6, ge=1, le=20, description="steps of the power iteration")
        points: int = Field(120, ge=20, le=300, description="points in the cloud at the end")
        seed: int = Field(1, ge=0, le=9999, description="which cloud is drawn")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.matrix = np.array(p.matrix)
        self.eigen = eigen_decomposition(self.matrix)
        self.power = power_iteration(self.matrix, p.start, p.steps) if any(p.start) else None
        cloud = np.random.default_rng(p.seed).multivariate_normal(np.zeros(2), CLOUD, p.points)
        self.cloud = cloud - cloud.mean(axis=0)
        self.principal = eigen_decomposition(np.cov(self.cloud.T))

    def facts(self) -> Facts:
        modulus, rotation = self.eigen.modulus or 1.0, self.eigen.rotation or 0.0
        return {
            "values": self.eigen.values,
            "vectors": self.eigen.vectors,
            "trace": round(float(np.trace(self.matrix)), 2) + 0.0,
            "determinant": round(float(np.linalg.det(self.matrix)), 4) + 0.0,
            "seen": seen(self.eigen),
            "kept": kept(self.eigen),
            "check": checked(self.eigen),
            "roots": roots(self.eigen),
            "modulus": round(modulus, 9),
            "rotation": float(np.degrees(rotation)),
            "modulus_fate": fate(round(modulus, 9)),
            "turn": f"{degrees(abs(rotation))} {'counter-clockwise' if rotation > 0 else 'clockwise'}",
            "start": listed(self.params.start),
            "settled": "" if self.power is None else settled(self.power, self.eigen, self.params.steps),
            "axis_share": float(self.principal.values[0] / self.principal.values.sum()),
        }

    # Which arrows turn ------------------------------------------------------------------------------------

    @beat(
        "A matrix moves every arrow of the plane, and most end up pointing elsewhere. "
        "Do any of them stay on their own line?"
    )
    def ask(self) -> None:
        directions = all_around(self.eigen.vectors)
        self.plane = Plane(np.concatenate([directions, directions @ self.matrix.T]), largest_unit=1.6)
        self.grid = CarriedGrid(self.plane)
        self.fan = Fan(self.plane, directions)
        self.lines, self.lit, self.labels, self.words = (VGroup() for _ in range(4))
        self.given = stack(formula(f"A = {{{{ {math_matrix(self.matrix)} : data }}}}"))
        self.play(FadeIn(self.plane), FadeIn(self.given))
        self.play(FadeIn(self.fan))

    @beat("Apply the matrix to a whole fan of arrows, and watch. {seen}.")
    def watch(self) -> None:
        self.play(FadeIn(self.grid), run_time=0.6)
        self.play(Carry(self.matrix, self.grid, self.fan), run_time=4.0)
        self.lines.add(*map(self.plane.line, self._sides(), ROLES))
        if self.lines:
            self.play(FadeIn(self.lines))

    @beat(
        "An arrow that keeps its line is an eigenvector; the number that scales it is its eigenvalue. "
        "{kept}.",
        when=_of(DISTINCT, DEFECTIVE, REPEATED),
    )
    def keep(self) -> None:
        self._light_up()
        self._say(
            text("{{ *eigenvector* $v$ : path }}: keeps its line"),
            text("{{ *eigenvalue* $lambda$ : result }}: its factor"),
        )
        self.play(dim(self.grid, self.fan), FadeIn(self.lit), run_time=1.2)
        self.play(Carry(self.matrix, self.grid, self.fan, *self.lit, back=True), run_time=1.2)
        self.play(Carry(self.matrix, self.grid, self.fan, *self.lit), run_time=2.4)
        self.play(FadeIn(self.labels))

    @beat(
        "To an eigenvector, the whole matrix does no more than one number: [A v = lambda v|A v is λ v]. "
        "{check}.",
        when=_of(DISTINCT, DEFECTIVE, REPEATED),
    )
    def put_it_in_symbols(self) -> None:
        if len(self.lines) > 1:
            # The second label's plate keeps the grid away from its dimmed words.
            self.play(dim(self.lines[1], self.lit[1], self.labels[1][-1]), run_time=0.6)
        product, multiple = math_products(self.eigen, ROLES[0])
        self._say(
            formula("A {{ v : path }} = {{ lambda : result }} {{ v : path }}"),
            VGroup(formula(product), formula(multiple)).arrange(DOWN, buff=0.42, aligned_edge=LEFT),
        )

    @beat(
        "To find λ, move everything to one side: [A - lambda I|A minus λ times the identity] must flatten "
        "some arrow to zero, so its determinant is zero. {roots}."
    )
    def solve(self) -> None:
        facts = self.facts()
        polynomial = math_polynomial([1.0, -facts["trace"], facts["determinant"]], "lambda", 4)
        rows = [
            formula("det(A - {{ lambda : result }} I) = 0"),
            formula(f"{polynomial} = 0"),
            formula(", quad ".join(math_roots(self.eigen)), role="result"),
        ]
        if self.lines:
            rows.append(formula(", quad ".join(math_eigenvectors(self.eigen, ROLES))))
        if len(self.lines) > 1:
            self.play(undim(self.lines[1], self.lit[1], self.labels[1][-1]), run_time=0.6)
        self._say(*rows, gap=0.34)

    @beat(
        "Two complex eigenvalues: every direction turns. On average over many steps, each one turns an arrow "
        "by {turn}, and its length is {modulus_fate}.",
        when=_of(PAIR),
    )
    def turn(self) -> None:
        modulus, rotation = self.facts()["modulus"], self.facts()["rotation"]
        self._say(
            formula(math_roots(self.eigen)[0], role="result"),
            formula(f"|{{{{ lambda : result }}}}| {math_factor_equals(modulus)}"),
            formula(f'"angle" {math_equals(rotation, 1)} degree'),
        )
        marked = Fan(self.plane, self.fan.vectors[:1], "path", width=6.0, rays="path").carry(self.matrix)
        self.lit.add(marked)
        self.play(dim(self.grid, self.fan), FadeIn(marked))
        self.play(Carry(self.matrix, self.grid, self.fan, marked, back=True), run_time=1.2)
        self.play(Carry(self.matrix, self.grid, self.fan, marked), run_time=2.4)

    # Power iteration --------------------------------------------------------------------------------------

    @beat(
        "For a large matrix, solving that is hopeless. Instead take any arrow, apply the matrix, "
        "bring the result to length one, and repeat: power iteration."
    )
    def iterate(self) -> None:
        self.play(FadeOut(self.plane, self.grid, self.fan, self.lines, self.lit, self.labels))
        self.plane = Plane(COMPASS, largest_unit=2.1)
        circle = Circle(self.plane.unit, color=color("muted"), stroke_width=2.0)
        self.picture = VGroup(self.plane, circle.move_to(self.plane.at((0.0, 0.0))))
        names = VGroup()
        for side, role, root in zip(self._sides(), ROLES, math_roots(self.eigen), strict=False):
            self.picture.add(self.plane.line(side, role))
            name = on_plate(formula(root, size=LABEL_SIZE, role="result"))
            beyond_circle(name, self.plane.at((0.0, 0.0)), self.plane.unit, side, gap=0.3)
            names.add(kept_inside(name, PICTURE))
        self.picture.add(names)
        self._say(formula("x <- (A x) / (|A x|)"))
        self.play(FadeIn(self.picture))

    @beat("Take the direction of {start}. {settled}.", when=lambda lesson: lesson.power is not None)
    def settle(self) -> None:
        assert self.power is not None
        arrow = TurningArrow(self.plane, _road(self.power, self.params.steps))
        readings = stack(readout(_readings(self.power, arrow)), under=self.words, gap=0.6)
        self.play(FadeIn(arrow, readings))
        self.play(Walk(arrow, 0, arrow.steps, run_time=min(arrow.steps, 8)))
        readings.clear_updaters()
        self.picture.add(arrow)
        self.words = VGroup(self.words, readings)

    @beat(
        "Start at zero, and the matrix leaves it there: zero has no direction, "
        "so power iteration needs another start.",
        when=lambda lesson: lesson.power is None,
    )
    def stay_at_zero(self) -> None:
        dot = Dot(self.plane.at((0.0, 0.0)), radius=0.11, color=color("ink"))
        self.picture.add(dot)
        self.play(FadeIn(dot))

    @beat(
        "In PCA, the axes of a cloud of data are eigenvectors of its covariance: the first one here "
        "carries {axis_share:.0%} of the variance. PageRank is the vector that the web's links keep."
    )
    def use(self) -> None:
        plane, axes = Plane(self.cloud), VGroup()
        dots = Markers(plane.to_frame(self.cloud), "data", opacity=0.6)
        spans = 2 * np.sqrt(self.principal.values) * self.principal.vectors
        for span, role in zip(spans.T, ROLES, strict=True):
            axes.add(plane.arrow(span, role, width=7.0))
        share = on_plate(text(f"{percent(self.facts()['axis_share'], 0)} of the variance", role=ROLES[0]))
        label_near(share, plane.at(spans[:, 0]), spans[:, 0], (dots, axes), box=PICTURE)
        self.play(FadeOut(self.picture, self.given))
        self.given = VGroup()
        self._say(
            text("*PCA*: $C$ is the covariance of the data"),
            formula("C {{ v : path }} = {{ lambda : result }} {{ v : path }}"),
        )
        self.play(FadeIn(plane, dots))
        self.play(FadeIn(axes, share))
        rank = VGroup(
            text("*PageRank*: $P$ holds the web's links"),
            formula('P {{ r : path }} = {{ "1" : result }} {{ r : path }}'),
        ).arrange(DOWN, buff=0.42, aligned_edge=LEFT)
        self.play(FadeIn(stack(rank, under=self.words, gap=0.8)))

    # Shared by the beats ----------------------------------------------------------------------------------

    def _say(self, *rows: VMobject, gap: float = 0.42) -> None:
        """Put new words in the place of the old ones, below the matrix."""
        old, self.words = self.words, stack(*rows, under=self.given or None, gap=gap)
        if old:
            self.play(FadeOut(old), run_time=0.4)
        self.play(FadeIn(self.words))

    def _light_up(self) -> None:
        """Make the arrows on the kept lines, and the words for what happens to those."""
        if self.eigen.kind is REPEATED:
            self.lit.add(Fan(self.plane, self.fan.vectors, ROLES[0], rays=ROLES[0]).carry(self.matrix))
            # Narrow enough for the corner that the round fan leaves free.
            said = f"every arrow: {fate(self.eigen.values[0])}"
            label = on_plate(paragraph(said, width=2.1, align="center", role=ROLES[0]))
            self.labels.add(PICTURE.inset(0.15).place(label, 1, 1))
        for side, role in zip(self._sides(), ROLES, strict=False):
            pair = Fan(self.plane, [side, -side], role, width=6.0, rays=role)
            self.lit.add(pair.carry(self.matrix))
        for value, side, role in zip(self.eigen.values, self._sides(), ROLES, strict=False):
            label = on_plate(paragraph(fate(value), width=2.5, align="center", role=role))
            place = self.plane.at(max(abs(value), LABELS_OUT / self.plane.unit) * side)
            clear = (*self.lines, *self.lit, *self.labels, self.fan.arrows)
            self.labels.add(label_near(label, place, side, clear, box=PICTURE.inset(0.15)))

    def _sides(self) -> Points:
        """The way along each kept line in which its label stands: apart, even when the lines nearly meet."""
        if self.eigen.kind in (REPEATED, PAIR):
            return np.empty((0, 2))
        sides: Points = (self.eigen.vectors * np.where(self.eigen.values < 0, -1.0, 1.0)).T
        if len(sides) > 1 and sides[0] @ sides[1] > 1e-9:
            sides[1] = -sides[1]
        return sides


# What is drawn --------------------------------------------------------------------------------------------


def _road(power: PowerIteration, steps: int) -> Points:
    """The places of the iterated arrow, with the origin at the end if the matrix sends it there."""
    vanishes = len(power.iterates) <= steps
    return np.concatenate([power.iterates, np.zeros((int(vanishes), 2))])


def _readings(power: PowerIteration, arrow: TurningArrow) -> list[Reading]:
    readings = [Reading("step", lambda: arrow.step, lambda step: f"{step:.0f} of {arrow.steps}")]
    if power.angles_to_dominant is not None and power.verdict is not PowerVerdict.COLLAPSES:
        angles = np.degrees(power.angles_to_dominant)
        readings.append(
            Reading("angle to the {{ line : path }}", lambda: arrow.now(angles), lambda now: f"{now:.1f}°")
        )
    # Rounding leaves quotients of 1e-17 where nought is meant.
    quotients = np.round(power.rayleigh_quotients, 9)
    estimate = Reading(
        "estimate $x^T A x$", lambda: arrow.now(quotients), lambda now: number(now, 3, fixed=True), "result"
    )
    return [*readings, estimate]
