"""Classes as the platforms hand them over: a student for each situation, and what becomes of each."""

from . import canvas, exchange, folder, moodle
from .walk import Platform

PLATFORMS: dict[str, Platform] = {
    "moodle": moodle.PLATFORM,
    "canvas": canvas.PLATFORM,
    "folder": folder.PLATFORM,
    "exchange": exchange.PLATFORM,
}
