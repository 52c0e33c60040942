"""A deck written in the form that its file's ending asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from scenes.stage.type.numerals import counted
from scripts.basis.errors import MathreelError, to_install
from scripts.basis.workspaces import workspace
from scripts.decks.deck import Deck
from scripts.decks.targets import check_target, place

POWERPOINT = (".pptx", ".pptm")
_NEEDED = {**dict.fromkeys(POWERPOINT, "pptx"), ".html": "sphinx_revealjs"}
_LONGEST_TITLE = 255
"""Letters of a title that the properties of a PowerPoint file hold."""
_ENDINGS = ".pptx, .html, .pdf, .zip (manim-slides) or none (a folder for manim-slides)"


@dataclass(frozen=True)
class Target:
    """Where a deck goes; for PowerPoint perhaps *into* a lecturer's own, *after* one of its slides.

    Attributes
    ----------
    fit
        ``"placeholder"`` or ``"full"``: whether films have the place of a slide's content, or fill the slide.
    poster
        ``"first"`` or ``"last"``: which picture of its film a slide shows until the film plays.
    per_page
        How many beats are on a page of a handout; else four.
    """

    path: Path
    into: Path | None = None
    after: int | None = None
    overwrite: bool = False
    fit: str | None = None
    poster: str | None = None
    per_page: int | None = None

    @property
    def kind(self) -> str:
        return self.path.suffix.lower()

    @property
    def fills_slides(self) -> bool:
        return self.fit == "full" or (self.fit is None and self.into is None)


def check(target: Target) -> None:
    """Refuse what cannot be done, before anything is rendered for it.

    Raises
    ------
    MathreelError
        With the reason.
    """
    if target.kind not in (*POWERPOINT, ".html", ".pdf", ".zip", ""):
        raise MathreelError(f"-o {target.path}: slides end in {_ENDINGS}.")
    if target.into is None and target.kind == ".pptm":
        raise MathreelError(f"-o {target.path}: a new deck has no macros; let its name end in .pptx.")
    if target.into is None and target.after is not None:
        raise MathreelError("--after goes with --into: it says after which slide of that deck.")
    if target.into is not None and target.kind not in POWERPOINT:
        raise MathreelError(f"--into puts slides into a PowerPoint deck, but -o {target.path} is none.")
    for option, value, kinds, decks in (
        ("--fit", target.fit, POWERPOINT, "PowerPoint decks"),
        ("--poster", target.poster, POWERPOINT, "PowerPoint decks"),
        ("--per-page", target.per_page, (".pdf",), "handouts, which end in .pdf"),
    ):
        if value is not None and target.kind not in kinds:
            raise MathreelError(f"{option} is for {decks}, but -o {target.path} is none.")
    needed = _NEEDED.get(target.kind)
    if needed is not None and find_spec(needed) is None:
        raise MathreelError(
            "slides need more libraries: `bash scripts/run.sh slides …` installs them; or, "
            f"{to_install('slides')}."
        )
    check_target(target.path, folder=not target.kind, overwrite=target.overwrite)
    if target.into is not None:
        _check_insertion(target.into, target)


def _check_insertion(into: Path, target: Target) -> None:
    from scripts.decks.layouts import layouts_of
    from scripts.decks.presentations import open_presentation

    if target.path.exists() and target.path.samefile(into) and not target.overwrite:
        raise MathreelError(
            f"-o {into} is the deck of --into: add --overwrite to write into the deck itself."
        )
    presentation = open_presentation(into)
    slides = len(presentation.slides)
    if target.after is not None and target.after > slides:
        there = counted(slides, "slide")
        raise MathreelError(f"--after {target.after}: {into} has {there}; give 0 to {slides}.")
    if target.kind != into.suffix.lower():
        raise MathreelError(f"-o {target.path}: let its name end in {into.suffix}, as that of {into} does.")
    layouts_of(presentation, target.after)


def ground_of_films(target: Target) -> str | None:
    """Return the colour, ``#rrggbb``, on which a lecturer's deck shows films; None if it has several.

    Raises
    ------
    MathreelError
        If there is no such deck.
    """
    from scripts.decks.layouts import layouts_of
    from scripts.decks.presentations import open_presentation

    assert target.into is not None
    return layouts_of(open_presentation(target.into), target.after).ground


def write(deck: Deck, target: Target, on_progress: Callable[[float], None] = lambda _: None) -> Path:
    """Write *deck* to *target*, whole or not at all, and return where it went.

    *on_progress* is called with how much is done, from 0 to 1, of what takes long.
    """
    writers: dict[str, Callable[[Deck, Target, Path], Path]] = {
        **dict.fromkeys(POWERPOINT, partial(_powerpoint, on_progress)),
        ".html": _reveal,
        ".pdf": _handout,
        ".zip": _manim_slides,
        "": _manim_slides,
    }
    with workspace(target.path.parent) as folder:
        return writers[target.kind](deck, target, folder)


def _powerpoint(on_progress: Callable[[float], None], deck: Deck, target: Target, folder: Path) -> Path:
    from scenes.stage.shapes.theme import THEMES
    from scripts.decks.clips import SlideClips
    from scripts.decks.layouts import layouts_of
    from scripts.decks.powerpoint import add_slides
    from scripts.decks.presentations import new_presentation, open_presentation

    if target.into is None:
        presentation = new_presentation(THEMES[deck.theme])
        presentation.core_properties.title = deck.title[:_LONGEST_TITLE]
    else:
        presentation = open_presentation(target.into)
    layouts = layouts_of(presentation, target.after)
    clips = SlideClips(deck, None if target.fills_slides else layouts.ground, folder, on_progress)
    poster = target.poster or "first"
    add_slides(deck, presentation, layouts, clips, poster=poster, fills_slide=target.fills_slides)
    presentation.save(str(folder / "deck"))
    place(folder / "deck", target.path, overwrite=target.overwrite)
    return target.path


def _reveal(deck: Deck, target: Target, folder: Path) -> Path:
    from scripts.decks.reveal import fits_one_file, write_folder, write_page

    if fits_one_file(deck):
        write_page(deck, folder / "deck")
        place(folder / "deck", target.path, overwrite=target.overwrite)
        return target.path
    path = target.path.with_suffix("")
    check_target(path, folder=True, overwrite=None)
    write_folder(deck, folder / "deck")
    place(folder / "deck", path, overwrite=None)
    return path


def _handout(deck: Deck, target: Target, folder: Path) -> Path:
    from scripts.decks.handout import write_handout

    write_handout(deck, folder / "deck.pdf", folder, target.per_page or 4)
    place(folder / "deck.pdf", target.path, overwrite=target.overwrite)
    return target.path


def _manim_slides(deck: Deck, target: Target, folder: Path) -> Path:
    from scripts.decks.manim_slides import pack, write_manim_slides

    write_manim_slides(deck, folder / "deck")
    if target.kind:
        pack(folder / "deck", folder / "deck.zip")
        place(folder / "deck.zip", target.path, overwrite=target.overwrite)
    else:
        place(folder / "deck", target.path, overwrite=target.overwrite)
    return target.path
