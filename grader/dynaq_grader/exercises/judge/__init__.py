"""From answers to a verdict: points by a rubric, and the mistake by its name."""

from ...kit.score import Score
from ...kit.settings import JudgeSettings, current, use

__all__ = ["JudgeSettings", "Score", "current", "use"]
