from __future__ import annotations

from manim import Create, FadeIn, FadeOut, LaggedStart, VGroup, linear

from mathkit.learning.k_means import k_means, random_start
from mathkit.learning.many_starts import search
from scenes.learning.k_means import conditions, moves, words
from scenes.learning.k_means.bench import Bench, plane_of
from scenes.learning.k_means.choices import Choices
from scenes.learning.k_means.inertias import SpokeSquares, Tries
from scenes.learning.k_means.mosaics import shown_colours
from scenes.learning.k_means.palettes import PictureAndCopy, empty_palette
from scenes.learning.k_means.panels import early_picture_box, side_box
from scenes.learning.k_means.params import MOST_CENTRES, KMeansParams, axes_of, points_of
from scenes.learning.k_means.proof.walks import WalkingCentre, walk_of
from scenes.learning.k_means.starts import FewStarts, another_end
from scenes.stage.axes.ticks import corners
from scenes.stage.lesson import Facts, Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.tween import tween
from scenes.stage.params.user_points import lacking
from scenes.stage.pictures.clouds import cloud_key
from scenes.stage.type.writing import stack


class KMeans(Lesson):
    """Join the nearest, move to the mean, repeat: finding groups that nobody has labelled."""

    title = "K-means"
    prerequisites = ("norms",)
    fact_labels = words.FACT_LABELS

    class Params(KMeansParams):
        """What a lecturer may change."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.picture, self.scaled, self.points = points_of(p)
        starts = [random_start(self.points, p.k, seed) for seed in (p.start, p.other_start)]
        self.run, self.other_run = (k_means(self.points, start) for start in starts)
        most = max(MOST_CENTRES, p.k + 1)
        self.search = search(self.points, p.k, p.tries, p.seed, most=most, also=starts)
        self.third_run = another_end(self.search, self.other_run, p.seed)
        self.walk = walk_of(self.run)
        self.colours = 0 if self.picture is None else shown_colours(self.picture)
        self.noun, self.thing = ("point", "centre") if self.picture is None else ("pixel", "colour")

    def facts(self) -> Facts:
        k = self.params.k
        return {
            "count": len(self.points),
            "lacking": lacking(self.params.user_data),
            "colours": self.colours,
            "noun": self.noun,
            **words.stored(len(self.points), k),
            **words.one_run(self.run, self.noun),
            **words.another_run(self.other_run, self.run, self.search.runs[k - 1], self.noun),
            **words.many_runs(self.search, k, self.thing),
        }

    def ranges(self) -> Ranges:
        highest = max(float(run.inertias[0]) for run in (self.run, self.other_run))
        plane = plane_of(axes_of(self.params))
        return {plane: corners(self.points), f"inertia in the {plane}": (0, highest)}

    def _bench(self) -> Bench:
        names, shown = axes_of(self.params), self.shown_ranges
        most = max(len(run.inertias) for run in (self.run, self.other_run))
        return Bench(self.points, names, self.picture, self.scaled, shown, most)

    # A picture, or points --------------------------------------------------------------------------------

    @beat(
        "This picture has {count} pixels in {colours} colours.",
        Phrase("Could we paint it with just k colours, say {p.k}? Which {p.k}?", rest="a question"),
        title="Too many colours",
        when=conditions.has_picture,
    )
    def meet_the_picture(self) -> None:
        self.bench = self._bench()
        copy = self.bench.painting.copy
        self.add(copy)
        self.play(self.bench.painting.appear(copy), run_time=self.phrase_left())
        self.cue()
        self.words = empty_palette(self.params.k)
        self.play(LaggedStart(*map(FadeIn, self.words), lag_ratio=0.4), run_time=self.phrase_left(0.9))

    @beat(
        "Give each colour a place: redder to the right, bluer higher up.",
        "They're all equally green, so similar colours are neighbours.",
        title="Colours as points",
        when=conditions.has_picture,
    )
    def scatter_the_pixels(self) -> None:
        canvas, plot = self.bench.painting, self.bench.plot
        shrink = canvas.move_to(canvas.copy, early_picture_box())
        self.play(
            shrink, FadeOut(self.words, run_time=0.4), FadeIn(plot, rate_func=second_half), run_time=1.6
        )
        self.words = VGroup()
        self.add(canvas.dots)
        self.play(canvas.scatter_one(), run_time=self.phrase_left())
        self.cue()
        self.play(canvas.scatter(), run_time=self.phrase_left())

    @beat(
        "Here are {count} points, and nobody has told us which ones belong together.{lacking}",
        "Can we sort them into {p.k} groups, each with a centre?",
        title="Points without labels",
        when=conditions.has_own_points,
    )
    def meet_the_points(self) -> None:
        p = self.params
        key = cloud_key(p.user_data, "a point, without a label")
        self.words = stack(key, *words.scale_note(standardized=p.standardized), words.count_of_centres(p.k))
        self.bench = self._bench()
        plot = self.bench.plot
        self.play(FadeIn(plot, self.words[:-1]), run_time=0.8)
        self.play(FadeIn(plot.cloud, lag_ratio=0.5), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.words[-1], target_position=plot), run_time=self.phrase_left(0.6))

    # One round -------------------------------------------------------------------------------------------

    @beat(
        "Pick {p.k} random {noun}s as the first centres.",
        "Every {noun} joins its nearest centre; borders run halfway between.",
        title="Join the nearest centre",
    )
    def join_the_nearest(self) -> None:
        bench = self.bench
        self.add(bench.begin(self.run))
        self.play(*bench.drop(), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(*bench.join(), run_time=self.phrase_left())

    @beat(
        "Square the distance from a {noun}, x, to its centre, c.",
        "Summed over all {noun}s, that's the inertia, J: about {first}. Smaller is better.",
        title="The inertia",
    )
    def add_up_the_squares(self) -> None:
        squares = SpokeSquares(self.bench.groups, self.bench.panel.bars.bar_box(0))
        one, named = moves.square_one_spoke(self, squares)
        self.words = VGroup()
        self.cue()
        moves.square_all_spokes(self, squares, one, named)

    @beat("Move each centre to the mean of its {noun}s.", "{fall}", title="Move to the mean")
    def move_to_the_mean(self) -> None:
        self.play(*self.bench.advance(0.75), run_time=self.phrase_left())
        self.cue()
        self.play(*self.bench.advance(1.0), run_time=self.phrase_left(0.5))
        if conditions.starts_at_the_means(self):
            self.play(self.bench.point_out_centres(), run_time=self.phrase_left(0.9))

    # Why it works ----------------------------------------------------------------------------------------

    @beat(
        "Why the mean? Pull one centre away from it.",
        "The group's sum of squares traces a bowl, lowest at the mean, mu.",
        title="Why the mean is best",
        when=conditions.has_walk,
    )
    def walk_through_the_mean(self) -> None:
        bench = self.bench
        self.walker = WalkingCentre(bench.plot, self.walk, f"{self.noun}s", filled=not bench.has_picture)
        moves.pull_out_one_centre(self)
        self.cue()
        moves.trace_the_bowl(self)

    @beat(
        "Go from c to x through mu. Squared, that gives two squares and a cross term.",
        title="Through the mean",
        when=conditions.has_walk,
    )
    def go_through_the_mean(self) -> None:
        moves.go_through_the_mean(self)

    @beat(
        "The first step is the same for all n {noun}s.",
        "Laid head to tail, the second steps close a loop, because mu is the mean: the cross terms cancel.",
        "Moving c away from mu adds n times their squared distance.",
        title="The differences cancel",
        when=conditions.has_walk,
    )
    def cancel_the_differences(self) -> None:
        moves.lay_head_to_tail(self)
        self.cue()
        moves.rise_from_the_level(self)

    @beat(
        "{rejoin}",
        Phrase("Move again: J falls again.", when=conditions.has_more_rounds),
        "{stop}",
        title="Again and again",
    )
    def repeat_until_it_stops(self) -> None:
        bench, end = self.bench, self.bench.groups.half_steps
        if conditions.has_walk(self):
            moves.put_the_centre_back(self)
        self.play(*bench.advance(2.0 if end > 2 else 1.5), run_time=self.phrase_left())
        if self.cue():
            self.play(*bench.advance(3.0), run_time=self.phrase_left())
        self.cue()
        self.standstill = moves.go_on_to_the_end(self)

    # Other starts ----------------------------------------------------------------------------------------

    @beat(
        "Is this the best? Let's start somewhere else.",
        "{elsewhere}",
        Phrase("{stuck}", when=conditions.other_is_stuck),
        title="Another start",
    )
    def start_somewhere_else(self) -> None:
        bench = self.bench
        gone = bench.leave(bench.panel, self.standstill)
        groups = bench.begin(self.other_run, before=self.run.inertia)
        bars = FadeIn(bench.panel.bars, rate_func=second_half)
        self.play(*gone, *bench.canvas.unpaint(), bars, run_time=0.8)
        self.add(groups)
        self.meaning = VGroup()
        self.play(*bench.drop(), run_time=self.phrase_left(0.4))
        self.play(*bench.join(), run_time=self.phrase_left(0.8))
        self.play(FadeIn(bench.panel.readings), bench.first_bar(), run_time=0.6)
        self.cue()
        end = groups.half_steps
        self.play(*bench.advance(end), run_time=max(self.phrase_left(), 0.3 * end))
        if self.cue():
            moves.point_out_the_crowd(self)

    @beat("Let's try {p.tries} random starts.", "{caught}", title="Many starts")
    def try_many_starts(self) -> None:
        tries = self.tries = Tries(side_box(), self.search)
        self.play(FadeOut(*self.bench.beside, self.meaning), run_time=0.4)
        self.play(FadeIn(tries, tries.counts), run_time=0.4)
        self.play(tween(tries, tried=self.params.tries, rate_func=linear), run_time=self.phrase_left())
        self.cue()
        moves.take_the_best(self)

    # How many centres ------------------------------------------------------------------------------------

    @beat("{more}", "{bend}", title="How many centres?")
    def choose_how_many(self) -> None:
        k, runs = self.params.k, self.search.runs
        self.choices = choices = Choices(runs, f"{self.thing}s", has_pictures=self.bench.has_picture)
        moves.raise_the_bars(self)
        self.cue()
        others = [choices.saving(count) for count in range(2, len(runs) + 1) if count not in (k, k + 1)]
        if others and k < len(runs):
            self.play(LaggedStart(*map(FadeIn, others), lag_ratio=0.5), run_time=self.phrase_left(0.35))
        for count, share in ((k, 0.45), (k + 1, 0.6)):
            if count <= len(runs):
                self.play(FadeIn(choices.saving(count)), run_time=self.phrase_left(share))
        if words.has_bend(self.search.lowest, k) and self.bench.has_picture:
            self.play(Create(choices.frame_around(k)), run_time=self.phrase_left())

    @beat(
        "Here's our copy.",
        "A colour takes {colour_bits} bits. We store just {p.k}, plus {bits_of_a_number} per pixel "
        "to say which: {bits_before} bits become {bits_after}.",
        title="A picture in few colours",
        when=conditions.has_picture,
    )
    def paint_with_few_colours(self) -> None:
        k, best = self.params.k, self.search.runs[self.params.k - 1]
        self.pair = PictureAndCopy(self.bench.painting, best, self.choices.windows[k - 1])
        moves.put_side_by_side(self)
        self.cue()
        moves.count_the_bits(self)

    @beat(
        "So which {p.k}? Try many starts: join, move, repeat.",
        "Keep the {p.k} means with the smallest J. That's k-means.",
        title="The colours that were found",
        when=conditions.has_picture,
    )
    def find_the_colours(self) -> None:
        runs = (self.other_run, self.third_run, self.run)
        self.starts = FewStarts(runs, self.search.runs[self.params.k - 1], self.pair.left_half)
        moves.try_some_starts(self)
        self.cue()
        moves.keep_the_best_means(self)

    @beat(
        "So {count} points have become {p.k} groups, and a centre can stand for all the points of its group.",
        "Join the nearest, move to the mean, repeat, and try many starts: that's k-means.",
        title="Groups that nobody labelled",
        when=conditions.has_own_points,
    )
    def gather_the_points(self) -> None:
        plot, groups, cloud = self.bench.plot, self.bench.groups, self.bench.plot.cloud
        self.play(self.clear_stage(), FadeIn(plot, cloud, groups))
        self.play(tween(groups, joined=0.0), tween(cloud, places=groups.ends), run_time=self.phrase_left())
        self.cue()
        self.play(tween(cloud, places=groups.places), tween(groups, joined=1.0), run_time=self.phrase_left())
