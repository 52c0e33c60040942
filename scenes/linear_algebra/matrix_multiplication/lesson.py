from __future__ import annotations

from typing import Annotated

from manim import FadeIn, FadeOut, smooth
from pydantic import Field

from mathkit.linear_algebra.matrix_multiplication import compose, multiply, work
from scenes.linear_algebra.matrix_multiplication import words
from scenes.linear_algebra.matrix_multiplication.batches import Batch
from scenes.linear_algebra.matrix_multiplication.params import FactorParams, SmallMatrix
from scenes.linear_algebra.matrix_multiplication.planes import plane_with_room_for_both
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.pictures.multiplications import Multiplication
from scenes.stage.pictures.number_tables import rounded
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, sum_in_words
from scenes.stage.type.writing import FORMULA_SIZE, STATEMENT_SIZE, formula
from scenes.stage.wording.matrix_products import row_times_column

Size = Annotated[int, Field(ge=1, le=10_000)]


class MatrixMultiplication(Lesson):
    """Row times column fills in the product: one matrix that does what two do in turn."""

    title = "Matrix multiplication"
    prerequisites = ("matrices", "dot_product")

    class Params(FactorParams):
        b: SmallMatrix = Field(((0.0, -1.0), (1.0, 0.0)), description="the map B, which acts first")
        a: SmallMatrix = Field(((1.0, 1.0), (0.0, 1.0)), description="the map A, which acts after B")
        batch: Size = Field(1000, description="samples that go through a layer together")
        inputs: Size = Field(784, description="numbers that the layer takes for each sample")
        outputs: Size = Field(128, description="numbers that the layer gives for each sample")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.made, self.both = multiply(p.x, p.w), compose(p.b, p.a)
        self.layer = work(p.batch, p.inputs, p.outputs).multiplications

    def facts(self) -> Facts:
        (rows, inner), columns = self.made.left.shape, self.made.right.shape[1]
        return {
            "terms": sum_in_words(rounded(self.made.terms[0, 0])),
            "entry": rounded(self.made.product)[0, 0],
            "rows": rows,
            "inner": inner,
            "columns": columns,
            "entries": counted(rows * columns, "entry", "entries"),
            "each": counted(inner, "multiplication"),
            "all": self.made.work.multiplications,
            "order": words.order_in_words(self.both),
            "samples": counted(self.params.batch, "sample"),
            "numbers": counted(self.params.inputs, "number"),
            "layer": counted(self.layer, "multiplication"),
        }

    # Row times column --------------------------------------------------------------------------------------

    @beat("Two tables of numbers can be multiplied, but row by column. What is that strange rule good for?")
    def ask(self) -> None:
        self.scheme = Multiplication(self.made, size=FORMULA_SIZE)
        self.names = self.scheme.named("$X$", "$W$")
        product, unknown = f"{tint('X', 'data')} {tint('W', 'second')}", tint('"?"', "result")
        question = self.set_words(formula(f"{product} = {unknown}"))
        self.play(FadeIn(self.scheme.left, self.names[0]))
        self.play(FadeIn(self.scheme.right, self.names[1]))
        self.play(FadeIn(self.scheme.product, question))
        self.add(self.scheme)

    @beat(
        "Take the first row of X and the first column of W, multiply in pairs, and add: "
        "{terms} makes {entry}. A dot product, written where the two cross."
    )
    def fill_in_one(self) -> None:
        self.play(FadeOut(self.words), self.scheme.show_bands())
        *products, total = self.set_words(*row_times_column(self.made, 0, 0))
        for term, row in enumerate(products):
            pair = self.scheme.pair(0, 0, term)
            self.play(FadeIn(row, pair), run_time=0.8)
            self.play(FadeOut(pair), run_time=0.3)
        self.play(FadeIn(total))
        self.play(self.scheme.show_entry(0))

    @beat("Every row meets every column, and each meeting fills in one entry.")
    def fill_in_all(self) -> None:
        self.write(formula(f"(X W)_(i j) = {tint('x_i', 'data')} dot {tint('w_j', 'second')}"))
        if self.scheme.last:
            fill_in = Advance(self.scheme, 0, self.scheme.last, rate_func=smooth)
            self.play(fill_in, run_time=max(3.0, 0.6 * self.scheme.last))

    @beat(
        "For that a row must be as long as a column: the inner sizes agree, here {inner}. "
        "The outer sizes remain: {rows} by {inner} times {inner} by {columns} makes {rows} by {columns}."
    )
    def fit_the_shapes(self) -> None:
        self.play(FadeOut(self.words), self.scheme.show_bands(0.0), run_time=0.6)
        letters, sizes, product = self.set_words(*map(formula, words.math_shapes(self.made)))
        self.play(FadeIn(letters, sizes, self.scheme.inner_edges))
        self.play(FadeIn(product, self.scheme.outer_edges))

    @beat("Count the work: {entries}, {each} for each, {all} in all.")
    def count(self) -> None:
        self.play(FadeOut(self.scheme.inner_edges, self.scheme.outer_edges), run_time=0.6)
        self.write(*map(formula, words.math_work(self.made)))

    # One map after another ---------------------------------------------------------------------------------

    @beat("Why this rule? Because matrices move space. Let B carry the plane first, and then A.")
    def move_in_turn(self) -> None:
        self.play(FadeOut(self.scheme, self.names, self.words))
        self.space = plane_with_room_for_both(self.both)
        first, second = self.set_words(*map(formula, words.math_maps(self.both)))
        self.play(FadeIn(self.space, first))
        self.play(ApplyMap(self.both.first, self.space), run_time=2.5)
        self.play(dim(first), FadeIn(second))
        self.play(ApplyMap(self.both.second, self.space, after=self.both.first), run_time=2.5)

    @beat(
        "One matrix does both at once: A B, read from right to left. Its columns are where the arrows end: "
        "A times each column of B. That is row times column again."
    )
    def move_at_once(self) -> None:
        both = self.both
        self.ghosts = self.space.basis.ghosts(both.product)
        self.add(self.ghosts, self.space.basis)
        self.play(undim(self.words[0]), ApplyMap(both.product, self.space, back=True), run_time=1.2)
        self.write(*(formula(row, size=STATEMENT_SIZE) for row in words.math_product_of_maps(both)))
        self.play(ApplyMap(both.product, self.space), run_time=2.5)

    @beat("Now change the order: first A, and then B. {order}.")
    def change_the_order(self) -> None:
        both = self.both
        self.play(ApplyMap(both.product, self.space, back=True), run_time=1.2)
        self.write(*map(formula, words.math_both_orders(both)))
        self.play(ApplyMap(both.second, self.space), run_time=2.0)
        self.play(ApplyMap(both.first, self.space, after=both.second), run_time=2.0)
        self.write_below(formula(f"A B {'=' if both.commutes else '!='} B A", role="result"))

    # What it is for ----------------------------------------------------------------------------------------

    @beat(
        "At the heart of a network's layer is one such product: {samples} of {numbers} each, times the "
        "weights. That takes {layer}; graphics cards are built for just this."
    )
    def feed_a_layer(self) -> None:
        sizes = (self.params.batch, self.params.inputs, self.params.outputs)
        batch = Batch(*sizes)
        self.play(FadeOut(self.space, self.ghosts, self.words))
        rule, *count = self.set_words(*words.work_of_a_layer(sizes, lambda: batch.share))
        self.play(FadeIn(batch, rule))
        self.play(FadeIn(*count))
        self.play(tween(batch, share=1.0, run_time=4.0))
        self.words.clear_updaters()
