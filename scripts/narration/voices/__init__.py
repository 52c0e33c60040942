"""Voices that say a narration aloud: a voice a file, and ``choice`` to pick one by what the user wrote."""
