"""Where a picture stops being good: every limit of the gate, with its reason.

Lengths are in manim units (the frame is 14.22 by 8), times in seconds, areas shares of the smaller thing.
"""

from __future__ import annotations

# What is there at all -----------------------------------------------------------------------------------

VISIBLE = 0.15
"""Fainter things, by opacity, are not there: what fades in or out is judged once it can be seen."""

STEP = 0.2
"""Seconds between two looks at a picture that moves: an eye takes about as long to fix on a thing."""

# Text and what lies over it --------------------------------------------------------------------------------

TEXT_OVERLAP = 0.02
"""Glyphs are thin: two words on top of each other share about a tenth of their ink, neighbours none."""

UNREADABLE = 0.2
"""A word that lacks contrast over a fifth of its ink has lost letters."""

CROSSING = 0.1
"""A line that runs through text for more than the height of a small letter changes what is read."""

CROSSING_CONTRAST = 1.6
"""Lines that stand out less from the background, such as a grid, may have text over them."""

COVERED = 0.1
"""As much of a text hidden under something else is a letter or more of an average word."""

# The frame -----------------------------------------------------------------------------------------------

OUTSIDE = 0.06
"""A stroke's half width, and what rounding leaves, may stick out of the safe frame."""

# What can be read ------------------------------------------------------------------------------------------

SMALLEST_TEXT = 23.0
"""Font size. The smallest style is 24, from the last row of a lecture hall; no eye sees the last 4%."""

TEXT_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""

LINE_CONTRAST = 3.0
"""WCAG 2.2, success criterion 1.4.11, for what must be seen to understand a picture."""

FAINT_LINE = 0.5
"""A line that lacks contrast along half of its length does not lead the eye."""

# Distances -------------------------------------------------------------------------------------------------

SMALLEST_GAP = 0.2
"""Between two texts: twice the space between two words (0.06 to 0.09), or they are read as one."""

TOUCHING = 0.06
"""Between a text and a line, or the edge of a shape. A label, the number of a tick or a caption stands nearer
to its own thing than texts to each other, so that it is seen whose it is; but a line that is as near as a
word to the next is read with the text, as a minus, an underline or the bar of a fraction."""

FAR_LABEL = 1.0
"""A label farther from what it names than this, four lines of small text, seems to name something else."""

NEAR_LABEL = 0.4
"""A text that stands still this near to a thing of its colour is read as its name from then on."""

# Time ------------------------------------------------------------------------------------------------------

EMPTY = 1.0
"""Nothing to see for longer than this looks like a film that has stopped."""

IDLE = 1.5
"""A picture may stand still this much longer than its narration takes to be read."""

SHORTEST_BEAT, LONGEST_BEAT = 2.0, 20.0
"""Less is no thought; more is two."""

STILL_WORDS = 3.0
"""Words after the last movement of a beat, longer than this, explain a picture that was finished too soon;
at a slower pace, as much longer."""

LEAST_MOVING = 0.55
"""A film of which less than half moves is a lecture with slides. A movement is counted from its first step
to its last, of which an eye does not see the slowest twentieth."""

EARLY = 0.5
"""Who reads a result this long before it is spoken has stopped listening."""

SHORTEST_WORD = 4
"""Letters; shorter words are on every stage."""

FASTEST_SPEECH = 3.0
"""Words a second; lecturers speak 2 to 2.5."""

MOST_IN_FOCUS = 7
"""Miller, The Magical Number Seven, Plus or Minus Two (1956)."""

SEPARATE = 0.5
"""Things closer together than this are seen as one group."""

# Colour ----------------------------------------------------------------------------------------------------

SAME_COLOR = 0.006
"""sRGB values of a role may be off by what rounding to 8 bits leaves."""

COLOR_DIFFERENCE = 8.0
"""CIEDE2000. A difference of 2 is just seen side by side; far from each other colours need more."""

# How long a fault must last: at a slower pace, as much longer ------------------------------------------

PASSING = 1.0
"""Contact during a movement that is over sooner is seen as movement: things set out and arrive slowly, a
number that rises from a label into a formula takes most of a second to leave the label."""

FADING = 2.0
"""The slowest fades take two seconds; contrast that is low for longer is not a fade."""

RESTING = 0.3
"""What is wrong while nothing moves is a fault from the first glance on."""
