from __future__ import annotations

from manim import FadeIn, FadeOut, VGroup, smooth
from pydantic import Field

from mathkit.linear_algebra.matrices import MIRROR, QUARTER_TURN, apply, plane_map
from mathkit.linear_algebra.matrix_multiplication import multiply
from scenes.linear_algebra.matrices import planes, words
from scenes.linear_algebra.matrices.combinations import Combination, named_together
from scenes.linear_algebra.matrices.design_matrices import DesignMatrix
from scenes.linear_algebra.matrices.params import Houses, SmallVector
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.params.quantities import HOUSE_FEATURES, PlaneMatrix, Weights
from scenes.stage.pictures import bases
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import listed
from scenes.stage.type.writing import STATEMENT_SIZE, formula, stack, text
from scenes.stage.wording.matrix_products import EXACT, math_columns

HOUSES = ((120.0, 3, 20.0), (75.0, 2, 40.0), (200.0, 5, 5.0), (50.0, 1, 60.0))
"""Area in m², bedrooms and age in years of each."""


class Matrices(Lesson):
    """A table of numbers moves the whole plane: its columns are where the basis arrows land."""

    title = "Matrices"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

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
            "kept": words.kept_in_words(self.map),
            "kind": words.kind_in_words(self.map),
            "terms": self.prices.terms[0, 0],
            "price": self.prices.product[0, 0],
        }

    @beat(
        "A matrix is a table of numbers.",
        "And it moves space: watch the grid.",
        "How can you read that movement off the numbers?",
        title="A table that moves space",
    )
    def meet_the_matrix(self) -> None:
        self.space = planes.plane_with_room_for(self.applied)
        self.basis, self.sum = self.space.basis, Combination(self.space.plane, self.applied.vector)
        self.premise = stack(formula(f"A = {math_columns(self.matrix, ('first', 'other'))}"))
        self.play(FadeIn(self.premise), run_time=1.2)
        self.cue()
        self.play(FadeIn(self.space.plane, self.space.grid), run_time=0.8)
        self.play(ApplyMap(self.matrix, self.space.grid), run_time=self.phrase_left(least=2.5))
        self.cue()
        self.play(ApplyMap(self.matrix, self.space.grid, back=True), run_time=self.phrase_left(0.8))

    @beat(
        "Start with two arrows of length one: one to the right, one up.",
        "They're called the basis, because every vector is made of them. Take this one, v.",
        "{vector} is {p.vector[0]} times the first plus {p.vector[1]} times the second.",
        title="Two basis arrows",
    )
    def take_a_basis(self) -> None:
        first, other, vector = self.names = named_together(self.basis, self.sum)
        self.play(FadeOut(self.space.grid), run_time=0.6)
        self.play(grow(self.basis.arrows[0]), FadeIn(first), run_time=self.phrase_left(0.5))
        self.play(grow(self.basis.arrows[1]), FadeIn(other), run_time=self.phrase_left())
        self.cue()
        self.play(dim(self.basis), run_time=self.phrase_left(0.4))
        self.play(grow(self.sum.ghost), run_time=self.phrase_left(0.7))
        self.play(FadeIn(vector), run_time=0.6)
        self.cue()
        components, multiples = self.set_words(*map(formula, words.math_in_the_basis(self.params.vector)))
        self.play(FadeIn(components, target_position=self.sum.ghost), run_time=1.2)
        self.play(grow(self.sum.first), run_time=1.0)
        self.play(grow(self.sum.second), FadeIn(multiples), run_time=self.phrase_left())

    @beat(
        "The table says where these two go.",
        "The first arrow lands on the first column.",
        "The second arrow lands on the second column.",
        title="Read the columns",
    )
    def read_the_columns(self) -> None:
        gone = FadeOut(self.names, self.sum.first, self.sum.second, self.words)
        self.play(gone, undim(self.basis), dim(self.sum.ghost), run_time=1.5)
        rows = self.set_words(*map(formula, words.math_landings(self.matrix)))
        parts = map(self.premise[0].part, ("first", "other"))
        for fan, column, role, row in zip(self.basis.fans, parts, bases.COLUMNS, rows, strict=True):
            self.cue()
            colored = column.animate.set_color(color(role))
            self.play(colored, ApplyMap(self.matrix, fan), run_time=self.phrase_left(0.7))
            self.play(FadeIn(row, target_position=column), run_time=self.phrase_left())
        self.names = self.basis.named("$A e_1$", "$A e_2$", clear_of=[self.sum.ghost])
        self.play(FadeIn(self.names))

    @beat(
        "And v? Before the move, it's {p.vector[0]} times the first plus {p.vector[1]} times the second.",
        "Afterwards it still is, wherever those two have gone.",
        "So {vector} lands at {image}.",
        title="Every other arrow follows",
    )
    def carry_a_vector(self) -> None:
        self.play(FadeOut(self.names), undim(self.sum.ghost), dim(self.basis))
        self.play(ApplyMap(self.matrix, self.basis, back=True), run_time=self.phrase_left(0.5))
        self.play(FadeIn(self.sum.first, self.sum.second, self.sum.total), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(ApplyMap(self.matrix, self.basis, self.sum), run_time=self.phrase_left(least=3.0))
        self.cue()
        self.names = self.sum.named("$v$", "$A v$", clear_of=self.basis)
        self.play(FadeIn(self.names), run_time=0.8)
        self.write(*map(formula, words.math_image(self.applied)))

    @beat(
        "So two columns settle everything: the whole grid goes along.",
        Phrase("{kept}", when=lambda lesson: bool(lesson.results["kept"])),
        "{kind}",
        title="The whole grid goes along",
    )
    def carry_the_grid(self) -> None:
        self.play(FadeOut(self.sum, self.names), undim(self.basis))
        self.play(ApplyMap(self.matrix, self.basis, back=True), run_time=1.0)
        self.write(*map(formula, words.LINEARITY))
        square = planes.unit_square(self.space.plane)
        self.add(self.space.set_state(matrix=bases.IDENTITY))
        self.play(FadeIn(self.space.grid, square), run_time=0.8)
        together = (self.space.grid, square, self.basis)
        if self.cue():
            self.play(ApplyMap(self.matrix, *together), run_time=self.phrase_left())
            self.cue()
            self.play(dim(self.space.grid), run_time=self.phrase_left(0.5))
        else:
            self.cue()
            self.play(ApplyMap(self.matrix, *together), run_time=self.phrase_left())

    @beat(
        "Once you can read the columns, you can read the movement.",
        "What does this table do?",
        "The first arrow goes up, and the second one to the left: it's a quarter turn.",
        title="Which movement is this?",
    )
    def read_a_turn(self) -> None:
        self.space, self.premise = planes.plane_with_a_house(), VGroup()
        self.play(self.clear_stage(), FadeIn(self.space), run_time=1.6)
        self.words = VGroup()
        self.cue()
        self._show_table(words.TURN)
        self.cue()
        self._apply_table(words.TURN)

    @beat(
        "This one keeps the first arrow, and flips the second: it's a mirror.",
        "And this one sends both arrows onto one line, so the plane collapses onto it.",
        title="A mirror and a collapse",
    )
    def read_other_tables(self) -> None:
        self.play(ApplyMap(QUARTER_TURN, self.space, back=True), FadeOut(self.words), run_time=1.0)
        self._show_table(words.MIRROR)
        self._apply_table(words.MIRROR)
        self.cue()
        self.play(ApplyMap(MIRROR, self.space, back=True), FadeOut(self.words), run_time=1.0)
        self._show_table(words.COLLAPSE)
        self._apply_table(words.COLLAPSE)

    @beat(
        "The same kind of table can also hold data.",
        "Take a house as a vector, and lay it down as a row.",
        Phrase(
            "Stack all of them: each row is one sample, each column one feature.",
            when=lambda lesson: len(lesson.params.houses) > 1,
        ),
        Phrase(
            "Each row is one sample, each column one feature.",
            when=lambda lesson: len(lesson.params.houses) == 1,
        ),
        title="A table of data",
    )
    def stack_the_samples(self) -> None:
        self.data = DesignMatrix(self.prices, HOUSE_FEATURES)
        vector, table, *laid_down = list(self.data.stack_up())
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(FadeOut(self.space), vector, run_time=1.2)
        self.play(table)
        self.cue()
        for step in laid_down[:2]:
            self.play(step)
        if self.cue():
            for step in laid_down[2:]:
                self.play(step)
        self.cue()
        for row in self.set_words(*words.rows_and_columns(self.prices)):
            self.play(FadeIn(row), run_time=1.2)

    @beat(
        "Give each feature a weight, and multiply: X times w gives the prices, y hat.",
        "A row times the weights is a dot product: it gives {price} thousand dollars for this house.",
        Phrase("And one product prices them all.", when=lambda lesson: len(lesson.params.houses) > 1),
        title="One product prices them all",
    )
    def weigh_the_features(self) -> None:
        scheme, old = self.data.scheme, self.words
        model, *pairs, total = self.set_words(*words.linear_model(self.prices))
        self.play(FadeOut(old), FadeIn(scheme.right), run_time=1.2)
        self.play(FadeIn(model, scheme.product), run_time=1.2)
        self.add(scheme)
        self.cue()
        self.play(scheme.show_bands(), run_time=1.2)
        for left, pair in enumerate(pairs):
            entry, share = scheme.left.entries[0][left], 0.7 / (len(pairs) - left)
            self.play(FadeIn(pair, target_position=entry), run_time=self.phrase_left(share))
        self.play(FadeIn(total), run_time=1.2)
        self.play(scheme.show_entry(0), run_time=1.2)
        if self.cue():
            self.play(Advance(scheme, 0, scheme.last, rate_func=smooth), run_time=0.9 * scheme.last)
            self.play(scheme.show_bands(0.0), dim(self.words[1:]))

    @beat(
        "A table of samples is read by rows, a table of weights by columns.",
        "In a layer of a neural network, such a matrix of weights carries every sample to a new place.",
        "And how it moves space, you now read off its columns.",
        title="A layer of a neural network",
    )
    def carry_every_sample(self) -> None:
        space = planes.plane_with_samples(self.matrix)
        by_rows, by_columns, matrix = words.both_readings(self.matrix)
        self.play(FadeOut(self.data, self.words), FadeIn(space), run_time=1.4)
        self.set_words(by_rows, by_columns, matrix)
        for row in (by_rows, by_columns):
            self.play(FadeIn(row), run_time=1.2)
        self.cue()
        self.play(FadeIn(matrix), run_time=0.8)
        self.play(ApplyMap(self.matrix, space), run_time=self.phrase_left())
        self.cue()
        self.play(dim(*space.submobjects[1:3]), run_time=self.phrase_left(0.6))

    def _show_table(self, name: str) -> None:
        """Show one of the other tables, and leave room for its name."""
        table, _ = self.set_words(
            formula(math_columns(words.OTHER_TABLES[name])), text(name, size=STATEMENT_SIZE)
        )
        self.play(FadeIn(table), run_time=1.0)

    def _apply_table(self, name: str) -> None:
        """Move the plane as the table says, and say what that is."""
        self.play(ApplyMap(words.OTHER_TABLES[name], self.space), run_time=self.phrase_left(0.7, least=2.0))
        self.play(FadeIn(self.words[1]), run_time=0.8)
