"""A plan for a whole episode, made without the world: model predictive control lived through inside the model."""

from __future__ import annotations

from dynaq_utils.control.episodes import Act, Step, Transitions, World, follow, run_episode


def imagine(world: World, step: Step, act: Act) -> Transitions:
    """Lives through an episode inside a model; its actions are the plan, its sum of rewards what the model promises.

    Args:
        world: start, rewards and length.
        step: the model's step.
        act: chooses the actions, as it would in the world.

    Returns:
        What the model says would happen.
    """
    return run_episode(world, act, step)


def execute_blindly(world: World, plan: Transitions) -> Transitions:
    """Does in the world what was imagined, without a look at what really happens."""
    return run_episode(world, follow(plan.actions))
