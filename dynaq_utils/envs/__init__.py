"""Worlds to learn in: deterministic grid worlds drawn as text."""

from dynaq_utils.envs.grid_world import Action, GridWorld
from dynaq_utils.envs.mazes import BlockingMaze, ChangingMaze, DynaMaze, Maze, ShortcutMaze
from dynaq_utils.envs.quentins_world import QuentinsWorld

__all__ = [
    "Action",
    "BlockingMaze",
    "ChangingMaze",
    "DynaMaze",
    "GridWorld",
    "Maze",
    "QuentinsWorld",
    "ShortcutMaze",
]
