from __future__ import annotations

from manim import FadeIn, FadeOut, VGroup, smooth
from pydantic import Field

from mathkit.linear_algebra.matrices import COLLAPSE, apply, plane_map
from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices import planes, words
from scenes.linear_algebra.matrices.combinations import Combination, named_together
from scenes.linear_algebra.matrices.design_matrices import DesignMatrix
from scenes.linear_algebra.matrices.params import Houses, SmallVector
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.params.quantities import HOUSE_FEATURES, PlaneMatrix, Weights
from scenes.stage.pictures import bases
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import counted, listed, sum_in_words
from scenes.stage.type.writing import formula, stack
from scenes.stage.wording.matrix_products import EXACT, math_columns

HOUSES = ((120.0, 3, 20.0), (75.0, 2, 40.0), (200.0, 5, 5.0), (50.0, 1, 60.0))
"""Area in m², bedrooms and age in years of each."""


class Matrices(Lesson):
    """A table of numbers moves the whole plane: its columns are where the basis arrows land."""

    title = "Matrices"
    prerequisites = ("vectors",)

    class Params(LessonParams):
        matrix: PlaneMatrix = Field(((2.0, 1.0), (-1.0, 1.0)), description="the matrix A, row by row")
        vector: SmallVector = Field((1.0, 2.0), description="a vector that A carries along")
        houses: Houses = Field(HOUSES, description=f"one house a row: {', '.join(HOUSE_FEATURES)}")
        weights: Weights = Field(
            (2.5, 10.0, -0.5), description="price of one unit of each feature, in thousand dollars"
        )

    params: Params

    def compute(self) -> None:
        p = self.params
        self.map, self.applied = plane_map(p.matrix), apply(p.matrix, p.vector)
        self.matrix = self.map.matrix
        self.prices = multiply(p.houses, [[weight] for weight in p.weights])

    def facts(self) -> Facts:
        return {
            "vector": listed(self.params.vector),
            "image": listed(self.applied.image, EXACT),
            "carried": words.map_in_words(self.map),
            "samples": counted(len(self.params.houses), "sample"),
            "features": len(HOUSE_FEATURES),
            "terms": sum_in_words(self.prices.terms[0, 0]),
            "price": self.prices.product[0, 0],
        }

    @beat(
        "A matrix is a table of numbers, and it moves space. How can you read the movement off the numbers?"
    )
    def ask(self) -> None:
        self.space = planes.plane_with_room_for(self.applied)
        self.basis, self.sum = self.space.basis, Combination(self.space.plane, self.applied.vector)
        self.premise = stack(formula(f"A = {math_columns(self.matrix, ('first', 'other'))}"))
        self.play(FadeIn(self.premise))
        self.play(FadeIn(self.space.plane, self.space.grid))
        self.play(ApplyMap(self.matrix, self.space.grid), run_time=3.0)

    @beat(
        "Start with the basis: two arrows of length one, to the right and up. Every vector is made of them: "
        "{vector} is {p.vector[0]} times the first plus {p.vector[1]} times the second."
    )
    def take_a_basis(self) -> None:
        first, other, vector = self.names = named_together(self.basis, self.sum)
        self.play(FadeOut(self.space.grid), grow(self.basis.arrows[0]), FadeIn(first))
        self.play(grow(self.basis.arrows[1]), FadeIn(other))
        self.write(*map(formula, words.math_in_the_basis(self.params.vector)))
        self.play(dim(self.basis), run_time=0.5)
        for arrow in (self.sum.first, self.sum.second, self.sum.ghost):
            self.play(grow(arrow), run_time=0.8)
        self.play(FadeIn(vector))

    @beat(
        "The table says where these two go. The first arrow lands on the first column, "
        "the second arrow on the second column."
    )
    def read_the_columns(self) -> None:
        gone = FadeOut(self.names, self.sum.first, self.sum.second, self.words)
        self.play(gone, undim(self.basis), dim(self.sum.ghost))
        rows = self.set_words(*map(formula, words.math_landings(self.matrix)))
        parts = map(self.premise[0].part, ("first", "other"))
        for fan, column, role, row in zip(self.basis.fans, parts, bases.COLUMNS, rows, strict=True):
            self.play(column.animate.set_color(color(role)), ApplyMap(self.matrix, fan), run_time=2.0)
            self.play(FadeIn(row), run_time=0.5)
        self.names = self.basis.named("$A e_1$", "$A e_2$", clear_of=[self.sum.ghost])
        self.play(FadeIn(self.names))

    @beat(
        "Every other arrow follows: still {p.vector[0]} times the first plus {p.vector[1]} times the second, "
        "wherever those two go. So {vector} lands at {image}."
    )
    def carry_a_vector(self) -> None:
        self.play(FadeOut(self.names), undim(self.sum.ghost), dim(self.basis))
        self.play(ApplyMap(self.matrix, self.basis, back=True), run_time=1.0)
        self.play(FadeIn(self.sum.first, self.sum.second, self.sum.total), run_time=0.6)
        self.play(ApplyMap(self.matrix, self.basis, self.sum), run_time=3.0)
        self.names = self.sum.named("$v$", "$A v$", clear_of=self.basis)
        self.write(*map(formula, words.math_image(self.applied)))
        self.play(FadeIn(self.names))

    @beat("Two columns settle the rest: the whole grid goes along. {carried}")
    def carry_the_grid(self) -> None:
        self.play(FadeOut(self.sum, self.names), undim(self.basis))
        self.play(ApplyMap(self.matrix, self.basis, back=True), run_time=1.0)
        self.write(*map(formula, words.LINEARITY))
        square = planes.unit_square(self.space.plane)
        self.add(self.space.set_state(matrix=bases.IDENTITY))
        self.play(FadeIn(self.space.grid, square), run_time=0.5)
        self.play(ApplyMap(self.matrix, self.space.grid, square, self.basis), run_time=3.5)

    @beat(
        "Once you can read the columns, you can read the movement: "
        "this table turns the plane, this one mirrors it, and this one flattens it onto a line."
    )
    def read_other_tables(self) -> None:
        self.play(self.clear_stage())
        self.space, self.premise = planes.plane_with_a_house(), VGroup()
        self.play(FadeIn(self.space))
        for name, matrix in words.OTHER_TABLES.items():
            self.write(formula(math_columns(matrix)), formula(f'"{name}"'))
            self.play(ApplyMap(matrix, self.space), run_time=1.6)
            if matrix is not COLLAPSE:
                self.play(ApplyMap(matrix, self.space, back=True), run_time=0.8)

    @beat(
        "In machine learning a matrix is also a table of data. Lay each house's vector down as a row, "
        "and stack the rows: {samples}, {features} features each."
    )
    def stack_the_samples(self) -> None:
        self.data = DesignMatrix(self.prices, HOUSE_FEATURES)
        self.wipe(self.space)
        for step in self.data.stack_up():
            self.play(step)
        self.write(*words.rows_and_columns(self.prices))

    @beat(
        "Give each feature a weight. A row times the weights is a dot product: {terms} makes {price} "
        "thousand dollars for the first house. One product prices them all."
    )
    def weigh_the_features(self) -> None:
        scheme = self.data.scheme
        self.play(FadeOut(self.words), FadeIn(scheme.right, scheme.product))
        self.add(scheme)
        self.play(scheme.show_bands())
        self.show_one_by_one(self.set_words(*words.linear_model(self.prices)), run_time=0.6)
        self.play(scheme.show_entry(0))
        if scheme.last:
            self.play(Advance(scheme, 0, scheme.last, rate_func=smooth), run_time=0.9 * scheme.last)
            self.play(scheme.show_bands(0.0), dim(self.words[1:]))

    @beat(
        "By rows, a matrix holds the data; by columns, it moves space. A layer of a neural network brings "
        "the two together: a matrix of weights carries every sample to a new place."
    )
    def use(self) -> None:
        space = planes.plane_with_samples(self.matrix)
        self.play(FadeOut(self.data, self.words))
        self.play(FadeIn(self.set_words(*words.both_readings(self.matrix)), space))
        self.play(ApplyMap(self.matrix, space), run_time=4.0)
