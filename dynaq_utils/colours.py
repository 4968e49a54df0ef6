"""The colours of all figures: those of Okabe & Ito (2008) that reach a contrast of 3:1 on white."""

BLUE = "#0072B2"
VERMILION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#CC79A7"
BLACK = "#000000"

CYCLE = (BLUE, VERMILION, GREEN, PURPLE, BLACK)
DASHES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1, 1, 1)))
MARKERS = ("o", "s", "^", "D", "v")

GREY = "#595959"
FAINT, PALE_RED, PALE_BLUE, PALE_GREEN = "#D9D9D9", "#F8D5BC", "#D6E8F3", "#D2EEE5"
"""For grid lines and fills only: nothing that has to be read."""
