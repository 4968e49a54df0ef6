"""The courses' experiments. Each gives plain arrays; the plots are `dynaq_utils.plotting`'s.

Those of the first notebook are made with the student's own functions; those of the second one are named after the
figure of Sutton and Barto (2018), *Reinforcement Learning*, 2nd edition, chapter 8, that they make anew.
"""

from dynaq_utils.experiments.changing_mazes import exercise_8_4, figure_8_4, figure_8_4_dyna_q
from dynaq_utils.experiments.dyna_maze import figure_8_2, figure_8_3
from dynaq_utils.experiments.dyna_q import COURSE_PARAMS, plan_sweep, shortcut_study
from dynaq_utils.experiments.random_tasks import figure_8_8
from dynaq_utils.experiments.sampling import figure_8_7, figure_8_7_closed_form
from dynaq_utils.experiments.stored import figure_8_5
from dynaq_utils.experiments.sweeping import example_8_4, example_8_4_dyna_q
from dynaq_utils.experiments.wrong_models import rollout_study, value_expansion_study

__all__ = [
    "COURSE_PARAMS",
    "example_8_4",
    "example_8_4_dyna_q",
    "exercise_8_4",
    "figure_8_2",
    "figure_8_3",
    "figure_8_4",
    "figure_8_4_dyna_q",
    "figure_8_5",
    "figure_8_7",
    "figure_8_7_closed_form",
    "figure_8_8",
    "plan_sweep",
    "rollout_study",
    "shortcut_study",
    "value_expansion_study",
]
