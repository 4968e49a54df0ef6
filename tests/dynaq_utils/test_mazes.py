import numpy as np
import pytest
from hypothesis import given

from drawn_worlds import drawings
from dynaq_utils.envs import BlockingMaze, ChangingMaze, DynaMaze, Maze, ShortcutMaze
from world_contract import check_ranges


def moves_to_goal(maze):
    """Length of the shortest way from the start to the goal, found square by square."""
    distance, queue = {maze.init_state: 0}, [maze.init_state]
    for state in queue:
        for action in range(4):
            after, _ = maze.get_outcome(state, action)
            if after is None:
                return distance[state] + 1
            if after not in distance:
                distance[after] = distance[state] + 1
                queue.append(after)
    return None


def expected_steps_of_a_random_walk(maze):
    """From the start to the goal, by a linear solve."""
    free = maze.free_states
    system = np.eye(len(free))
    for row, state in enumerate(free):
        for action in range(4):
            after, _ = maze.get_outcome(state, action)
            if after is not None:
                system[row, free.index(after)] -= 0.25
    return np.linalg.solve(system, np.ones(len(free)))[free.index(maze.init_state)]


@given(drawings())
def test_walls_stop_and_the_goal_ends_the_episode(drawing):
    maze = Maze(drawing)
    check_ranges(maze)
    for (state, _), [(probability, after, reward)] in maze.get_all_outcomes().items():
        assert probability == 1
        assert after == state or after not in maze.wall_states
        assert (after is None) == (reward == 1)
        assert after != maze.goal_state or state == maze.goal_state


def test_the_dyna_maze_is_that_of_the_book():
    maze = DynaMaze()
    assert (maze.dim_x, maze.dim_y, maze.init_state, maze.goal_state) == (9, 6, 27, 53)
    assert len(maze.free_states) + 1 == 47
    assert moves_to_goal(maze) == 14
    assert round(expected_steps_of_a_random_walk(maze), 1) == 868.7


@pytest.mark.parametrize(("resolution", "squares"), [(2, 188), (4, 752)])
def test_a_finer_dyna_maze_is_as_many_times_as_far(resolution, squares):
    maze = DynaMaze(resolution)
    assert len(maze.free_states) + 1 == squares
    assert moves_to_goal(maze) == 14 * resolution


@pytest.mark.parametrize(("world", "before", "after"), [(BlockingMaze, 10, 16), (ShortcutMaze, 16, 10)])
def test_a_maze_changes_once(world, before, after):
    maze = world()
    assert moves_to_goal(maze) == before
    maze.change()
    assert moves_to_goal(maze) == after
    maze.change()
    assert moves_to_goal(maze) == after
    assert moves_to_goal(world()) == before


def test_what_cannot_be_drawn_is_said():
    with pytest.raises(ValueError, match="differ in size, start or goal: change walls only"):
        ChangingMaze("S.G", "SG.")
    with pytest.raises(ValueError, match="resolution must be 1 or more"):
        DynaMaze(0)
