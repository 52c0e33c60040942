"""The errors that a user can correct, and the clauses that several of them share."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class MathreelError(Exception):
    """Something that the user can correct. The message is one sentence that says what, and how."""


def no_such(kind: str, name: str, known: Iterable[str]) -> str:
    """Return the clause for a *name* that is not *known*: it names the nearest one, and all there are."""
    names = sorted(known)
    nearest = get_close_matches(name, names, n=1, cutoff=0.5)
    meant = f", did you mean {nearest[0]}?" if nearest else ";"
    listed = f" the {kind}s are {', '.join(names)}" if names else f" there are no {kind}s"
    return f"no {kind} {name}{meant}{listed}"


def listed(names: Sequence[str]) -> str:
    """Return *names*, of which there is at least one, as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def is_disk_error(error: OSError) -> bool:
    """Whether *error* comes from the disk, and not from a mistake in the program."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EIO)


def disk_error(error: OSError) -> MathreelError:
    """Return the sentence for an *error* of the disk."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return MathreelError("the disk is full: free some space, then run the same command again.")
    return MathreelError(f"{error.filename or 'The output folder'} cannot be written: {error.strerror}.")
