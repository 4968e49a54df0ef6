"""Drawings of worlds, made by hypothesis."""

from hypothesis import strategies as st


@st.composite
def drawings(draw):
    """A drawing of any world of up to 6 by 6 squares, without a shortcut."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    squares = draw(st.lists(st.sampled_from(".#"), min_size=width * height, max_size=width * height))
    start, goal = draw(st.lists(st.integers(0, width * height - 1), min_size=2, max_size=2, unique=True))
    squares[start], squares[goal] = "S", "G"
    return "\n".join("".join(squares[row * width : (row + 1) * width]) for row in range(height))
