"""Languages: how they are written in pages and captions, and in the tracks of films."""

from __future__ import annotations

import re

ENGLISH = "en"
UNKNOWN = "und"
"""What the standards write for a language that is not known."""

SEVERAL = "mul"
"""What a track says that is in several languages."""

_TAG = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*", re.IGNORECASE)

_PAIRS = """
af afr  ar ara  bg bul  bn ben  ca cat  cs ces  cy cym  da dan  de deu  el ell  en eng  eo epo  es spa  et est
eu eus  fa fas  fi fin  fr fra  ga gle  he heb  hi hin  hr hrv  hu hun  hy hye  id ind  is isl  it ita  ja jpn
ka kat  kk kaz  ko kor  la lat  lb ltz  lt lit  lv lav  mk mkd  ml mal  mr mar  ms msa  mt mlt  nb nob  ne nep
nl nld  nn nno  no nor  pa pan  pl pol  pt por  ro ron  ru rus  sk slk  sl slv  sq sqi  sr srp  sv swe  sw swa
ta tam  te tel  th tha  tr tur  uk ukr  ur urd  uz uzb  vi vie  zh zho
"""
_THREE_LETTERS = dict(zip(_PAIRS.split()[::2], _PAIRS.split()[1::2], strict=True))
"""ISO 639-1 to ISO 639-2, for the languages that voices speak."""


def is_language(text: str) -> bool:
    """Whether *text* has the form of a language: ``de``, ``en-GB``, ``pt_BR``."""
    return _TAG.fullmatch(text) is not None


def language_tag(text: str) -> str:
    """Return a language as pages write it, ``en-GB`` for ``en_gb``; ``und`` if *text* names none."""
    if not is_language(text):
        return UNKNOWN
    first, *rest = text.replace("_", "-").lower().split("-")
    return "-".join([first, *(part.upper() if len(part) == 2 else part for part in rest)])


def track_language(tag: str) -> str:
    """Return a language as the tracks of MP4 files write it: ``eng`` for ``en-GB``."""
    first = tag.partition("-")[0]
    return first if len(first) == 3 else _THREE_LETTERS.get(first, UNKNOWN)


def speaks_english(tag: str) -> bool:
    """Whether a language is English of any country."""
    return tag.partition("-")[0] == ENGLISH
