"""The errors that a user can correct, and the clauses that several of them share."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from shutil import disk_usage
from tempfile import gettempdir

_LONGEST = 80
"""Letters of a value that a sentence has; the rest is counted."""

_LONGEST_WORD, _LONGEST_SENTENCE = 400, 1500
"""In letters. A path can be long."""

_MOST_NAMES = 40
"""How many names a sentence lists; the rest is counted."""

_MOST_LIKELY = 3
"""How many names a sentence offers as what was meant."""

_FIELD_WORDS = {
    **dict.fromkeys(("lr", "eta", "alpha", "step_size", "stepsize"), "learning rate"),
    **dict.fromkeys(("epochs", "iterations", "n_iter", "max_iter"), "steps epochs"),
    **dict.fromkeys(("n", "size", "samples", "n_samples"), "count"),
    **dict.fromkeys(("random_state", "rng"), "seed"),
    **dict.fromkeys(("speed", "tempo"), "pace"),
    **dict.fromkeys(("prevalence", "base_rate"), "prior"),
    **dict.fromkeys(("clusters", "n_clusters"), "k"),
    "specificity": "false positive",
}
"""What other books and libraries call a parameter, and the words of our names for it."""

_SMALL_WORDS = frozenset(
    ["a", "an", "and", "are", "at", "by", "for", "from", "how", "in", "is", "it", "many", "number", "of"]
).union(["on", "or", "the", "to", "which", "with"])
"""Words that say nothing of what a parameter is."""

_DISK_ERRORS = (
    *(errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM),
    *(errno.ENAMETOOLONG, errno.ELOOP, errno.ESTALE),
)
_INOTIFY = "inotify"

_FULL = 2**20
"""A disk with less free space, in bytes, is full."""


class MathreelError(Exception):
    """Something that the user can correct. The message is one sentence that says what, and how."""


def shown(value: object) -> str:
    """Return *value* as a sentence names it: text in quotes, and no more letters than one can read."""
    return cut(repr(value))


def cut(text: str) -> str:
    """Return *text*; if it is long, its beginning, with a note of how long it is."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} letters)"


def shortened(sentence: str) -> str:
    """Return a *sentence* without its middle if that is endless: a safeguard for what repeats long input."""
    words = re.sub(rf"\S{{{_LONGEST_WORD},}}", lambda word: cut(word[0]), sentence)
    return words if len(words) <= _LONGEST_SENTENCE else f"{words[:_LONGEST_SENTENCE]}…"


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return which of *names* is spelled most like *name*, if any is."""
    found = _spelled_like(name, names, cutoff=0.5)
    return found[0] if found else None


def no_such(
    kind: str,
    name: str,
    known: Iterable[str],
    meanings: Mapping[str, str] | None = None,
    others: Iterable[str] = (),
) -> str:
    """Return the clause for a *name* that is not *known*: it names the likely ones, and all there are.

    Parameters
    ----------
    known
        In the order in which they are listed.
    meanings
        What each of them means, in words.
    others
        Names of another kind that may be meant in the same place.
    """
    return f"no {kind} {cut(name) if name else repr(name)}{instead(kind, name, known, meanings, others)}"


def instead(
    kind: str,
    name: str,
    known: Iterable[str],
    meanings: Mapping[str, str] | None = None,
    others: Iterable[str] = (),
) -> str:
    """Return the end of a clause about a *name* that is not *known*, as ``no_such`` has it."""
    names = list(known)
    likely = _likely(name, [*names, *others], meanings or {})
    meant = f", did you mean {listed(likely, 'or')}?" if likely else ";"
    return f"{meant} the {kind}s are {the_first_of(names)}" if names else f"{meant} there are no {kind}s"


def _likely(name: str, names: Sequence[str], meanings: Mapping[str, str]) -> list[str]:
    """Which of *names* may be meant: by their letters, else by their words, else by what they mean."""
    if found := _spelled_like(name, names, cutoff=0.75):
        return found
    words = _words(_FIELD_WORDS.get(name.lower(), name))
    for texts in (dict(zip(names, names, strict=True)), meanings):
        shared = {each: len(words & _words(text)) for each, text in texts.items()}
        if most := max(shared.values(), default=0):
            return [each for each in names if shared.get(each) == most][:_MOST_LIKELY]
    return _spelled_like(name, names, cutoff=0.6)


def _spelled_like(name: str, names: Iterable[str], cutoff: float) -> list[str]:
    """The one of *names* that is spelled most like *name*, if any is; *cutoff* from 0 to 1, the same."""
    spelled = {each.lower(): each for each in names if len(each) <= _LONGEST}
    found = get_close_matches(name.lower(), spelled, n=1, cutoff=cutoff) if len(name) <= _LONGEST else []
    return [spelled[each] for each in found]


def _words(text: str) -> set[str]:
    """The words of a name or a sentence that carry meaning."""
    return set(re.findall(r"[a-z0-9]+", text[:_LONGEST].lower())) - _SMALL_WORDS


def to_install(extra: str) -> str:
    """Return the clause that says how to install an *extra* of pyproject.toml."""
    return (
        f"in the folder of mathreel, run `.venv/bin/python -m pip install -e '.[{extra}]' -c constraints.txt`"
    )


def the_first_of(names: Sequence[str]) -> str:
    """Return *names* as a sentence has them; of very many the first, and how many more there are."""
    rest = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(map(cut, names[:_MOST_NAMES])) + rest


def listed(names: Sequence[str], conjunction: str = "and") -> str:
    """Return *names*, of which there is at least one, as a sentence lists them: "a, b and c"."""
    return f" {conjunction} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def is_disk_error(error: OSError) -> bool:
    """Whether *error* comes from the disk, and not from a mistake in the program."""
    return error.errno in _DISK_ERRORS or _INOTIFY in str(error)


def disk_error(error: OSError) -> MathreelError:
    """Return the sentence for an *error* of the disk."""
    if _INOTIFY in str(error):  # which says that there is no space, and means something else
        return MathreelError(
            "this system watches as many files as it may: end a program that watches some, or raise "
            "fs.inotify.max_user_watches and fs.inotify.max_user_instances."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        temporary = gettempdir()
        if disk_usage(temporary).free < _FULL:
            return MathreelError(
                f"the disk of {temporary}, the folder for temporary files, is full: free some space, or name "
                "another folder in TMPDIR, then run the same command again."
            )
        return MathreelError("the disk is full: free some space, then run the same command again.")
    return MathreelError(f"{error.filename or 'The output folder'} cannot be written: {error.strerror}.")
