"""The source notebook: its sections, its links, its exercise cells, and what a reader who cannot see gets."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

import dynaq_utils
from dynaq_grader.course.normal_form import is_normal
from dynaq_grader.course.students_repository import PLACEHOLDER, addresses, students_repository
from dynaq_utils.diagrams import NAMES

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "source" / "dyna_q" / "dyna_q.ipynb"
NOTEBOOK = nbformat.read(PATH, as_version=4)
CELLS = {cell.id: cell for cell in NOTEBOOK.cells}
POSITIONS = {cell.id: position for position, cell in enumerate(NOTEBOOK.cells)}
MARKDOWN = [cell for cell in NOTEBOOK.cells if cell.cell_type == "markdown"]
CODE = [cell for cell in NOTEBOOK.cells if cell.cell_type == "code"]
LOCKED = [cell for cell in CODE if cell.metadata.get("nbgrader", {}).get("locked")]

SECTIONS = [
    "Set-up",
    "Quentin's World",
    "Why learn a model",
    "Distributional shift",
    "Collect again and plan again",
    "Open-loop control",
    "Closed-loop control",
    "Backpropagation through a model",
    "Learning without derivatives",
    "The curse of long rollouts",
    "Short rollouts",
    "Dyna",
    "Dyna-Q",
    "Exercise 1 - Remember what happened",
    "The learning loop",
    "Exercise 2 - Plan",
    "How much to plan",
    "When the world changes",
    "Beyond Dyna-Q",
    "Conclusion",
    "Further reading",
    "Credits",
    "Hand in",
]
UNTIMED = {"Further reading", "Credits"}

# What each section has to speak of, so that no part of the story gets lost in an edit.
TOPICS = {
    "Why learn a model": ["Version 0.5", "deterministic", "stochastic", "supervised", "**planning**"],
    "Distributional shift": ["mountain", "overfitting", "Regularisation", "ensemble", "Bayesian"],
    "Collect again and plan again": [
        "Version 1.0",
        "Version 1.5",
        "DAgger",
        "model predictive control",
        "The car",
    ],
    "Open-loop control": ["Random shooting", "cross-entropy method", "maths test"],
    "Closed-loop control": ["policy", "maths test"],
    "Backpropagation through a model": [
        "Version 2.0",
        "computation graph",
        "compound",
        "Vanishing and exploding",
    ],
    "Learning without derivatives": ["version 2.5", "policy gradient", "Benefits", "Challenges"],
    "The curse of long rollouts": ["imitation learning", "rollout", "Improving the policy"],
    "Short rollouts": ["Version 3.0", "mismatch", "Design considerations", "off-policy"],
    "Dyna": ["six steps", "Design choices", "Benefits", "search control"],
    "Dyna-Q": ["Tabular Dyna-Q", "`NaN`", "deterministic"],
    "How much to plan": ["48.4", "34.0", "22.2", "21.2"],
    "When the world changes": ["100 %", "2 %", "demonstration", "Dyna-Q+"],
    "Beyond Dyna-Q": ["MBPO", "MBVE"],
    "Further reading": [
        "PILCO",
        "1708.02596",
        "1805.12114",
        "1603.00748",
        "1803.00101",
        "1807.01675",
        "1906.08253",
    ],
    "Credits": [
        "Itay Segev",
        "CS236203",
        "Neuromatch Academy",
        "Marcelo G Mattar",
        "CS285",
        "CC BY 4.0",
        "BSD",
    ],
}

FLAGS = {
    "dyna_q_model_update": {"grade": False, "solution": True, "locked": False},
    "check_model_update": {"grade": False, "solution": False, "locked": True},
    "test_model_update": {"grade": True, "solution": False, "locked": True, "points": 4},
    "dyna_q_planning": {"grade": False, "solution": True, "locked": False},
    "check_planning": {"grade": False, "solution": False, "locked": True},
    "test_planning": {"grade": True, "solution": False, "locked": True, "points": 6},
}


def headings() -> list[tuple[int, str]]:
    found = [re.findall(r"^(#+) (.+)$", prose(cell), re.MULTILINE) for cell in MARKDOWN]
    return [(len(marks), text) for cell in found for marks, text in cell]


def prose(cell: nbformat.NotebookNode) -> str:
    """A cell's text without its blocks of code, whose comments look like headings."""
    return re.sub(r"```.*?```", "", cell.source, flags=re.DOTALL)


def sections() -> dict[str, str]:
    """The whole text of each section, code included."""
    texts: dict[str, str] = {}
    title = ""
    for cell in NOTEBOOK.cells:
        match = re.search(r"^## (.+)$", prose(cell), re.MULTILINE) if cell.cell_type == "markdown" else None
        title = match.group(1) if match else title
        texts[title] = texts.get(title, "") + "\n" + cell.source
    return texts


def links() -> list[tuple[str, str]]:
    return [link for cell in MARKDOWN for link in re.findall(r"(?<!!)\[([^\]]+)\]\(([^)\s]+)\)", prose(cell))]


def function(cell_id: str) -> ast.FunctionDef:
    (node,) = ast.parse(CELLS[cell_id].source).body
    assert isinstance(node, ast.FunctionDef)
    return node


# ---------------------------------------------------------------- form


def test_it_is_in_normal_form():
    assert is_normal(PATH.read_bytes())


def test_no_line_ends_in_a_blank():
    # Colab strips such blanks on saving, and the checksum of a locked cell changes with them.
    lines = [line for cell in NOTEBOOK.cells for line in cell.source.split("\n")]
    assert [line for line in lines if line != line.rstrip()] == []


def test_nbgrader_accepts_its_metadata():
    MetadataValidator().validate_nb(NOTEBOOK)


def test_an_id_is_the_grade_id():
    graded = [cell for cell in CODE if "nbgrader" in cell.metadata]
    assert [cell.id for cell in graded] == [cell.metadata.nbgrader.grade_id for cell in graded]
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", cell.id) for cell in NOTEBOOK.cells)


def test_nothing_is_shared_with_the_grader_but_the_hidden_call():
    mentions = [cell.id for cell in NOTEBOOK.cells if "dynaq_grader" in cell.source]
    assert mentions == ["test_model_update", "test_planning"]


# ---------------------------------------------------------------- sections and links


def test_sections_come_in_their_order():
    assert [text for level, text in headings() if level == 2] == ["Objectives", "Contents", *SECTIONS]


def test_heading_levels_follow_each_other():
    levels = [level for level, _ in headings()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("title", TOPICS)
def test_a_section_speaks_of_all_its_topics(title):
    text = sections()[title].lower()
    assert [topic for topic in TOPICS[title] if topic.lower() not in text] == []


def test_each_section_states_its_minutes_and_its_goal():
    pattern = r"\*\*Time:\*\* about (\d+) minutes?\. \*\*Goal:\*\* \S.+\."
    minutes = {title: int(match.group(1)) for title, text in sections().items() if (match := re.search(pattern, text))}
    assert list(minutes) == [title for title in SECTIONS if title not in UNTIMED]
    total = re.search(r"about (\d+) minutes in all", sections()["Objectives"])
    assert total is not None
    assert int(total.group(1)) == sum(minutes.values())


def test_contents_lists_every_section_and_every_link_resolves():
    listed = re.findall(r"^\d+\. \[(.+?)\]\(#(\S+?)\)", CELLS["contents"].source, re.MULTILINE)
    assert [text for text, _ in listed] == SECTIONS
    # JupyterLab and nbconvert name a heading after its text; Colab does not, and needs the anchor above it.
    assert [target for _, target in listed] == [text.replace(" ", "-") for text in SECTIONS]
    named = re.findall(r'<a name="([^"]+)"></a>\n\n## (.+)', "\n\n".join(cell.source for cell in MARKDOWN))
    assert named == [(text.replace(" ", "-"), text) for text in SECTIONS]
    inside = {target for _, target in links() if target.startswith("#")}
    assert inside <= {f"#{name}" for name, _ in named}


def test_link_texts_say_where_they_go():
    vague = re.compile(r"^(here|link|this|click.*|more|page|paper|pdf|https?:.*)$", re.IGNORECASE)
    outside = [(text, target) for text, target in links() if not target.startswith("#")]
    assert [text for text, _ in outside if vague.match(text.strip()) or len(text) < 8] == []
    assert len({text for text, _ in outside}) == len({target for _, target in outside}) == len(outside)


def test_the_helper_package_is_fetched_in_the_version_that_belongs_here():
    assert f"@v{dynaq_utils.__version__}" in CELLS["setup"].source


def test_without_package_and_network_the_set_up_says_what_to_do(tmp_path):
    # -S hides every installed package, pip included, so that nothing can be imported or installed.
    command = [sys.executable, "-I", "-S", "-c", CELLS["setup"].source]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "put the file dynaq_utils-*.whl beside this notebook" in done.stderr


def test_students_are_sent_to_one_repository():
    """`dynaq build` fills the one in that pyproject.toml names."""
    text = "\n".join(cell.source for cell in NOTEBOOK.cells)
    found = re.findall(r"(?:colab\.research\.google\.com/github|git\+https://github\.com)/([A-Z-]+)[/@]", text)
    assert found == [PLACEHOLDER, PLACEHOLDER]
    assert f"{PLACEHOLDER}/blob/main/release/dyna_q/dyna_q.ipynb" in CELLS["title"].source
    assert f"{PLACEHOLDER}@v{dynaq_utils.__version__}" in CELLS["setup"].source
    (address,) = addresses(nbformat.read(ROOT / "release" / "dyna_q" / "dyna_q.ipynb", as_version=4))
    assert address == students_repository(ROOT)


# ---------------------------------------------------------------- pictures


def test_no_picture_is_fetched_or_lacks_words():
    text = "\n".join(cell.source for cell in MARKDOWN)
    assert "<img" not in text
    assert re.findall(r"!\[", text) == []
    assert [cell.id for cell in NOTEBOOK.cells if cell.get("attachments")] == []


def test_every_figure_of_a_cell_carries_alt_text():
    figures = [cell for cell in CODE if "plotting.plot" in cell.source or "plt.subplots" in cell.source]
    assert len(figures) >= 4
    assert [cell.id for cell in figures if "alt_text.show(" not in cell.source] == []


def test_every_figure_is_followed_by_its_message_in_words():
    pictures = [
        cell.id
        for cell in CODE
        if re.search(r"diagrams\.show|alt_text\.show|animate_|planning_explorer\(", cell.source)
        and cell.id not in {"setup", "run_dyna_q", "first_episode"}
    ]
    assert len(pictures) >= 20
    for cell_id in pictures:
        following = NOTEBOOK.cells[POSITIONS[cell_id] + 1 : POSITIONS[cell_id] + 3]
        assert any("In words:" in cell.source for cell in following), cell_id


def test_a_diagram_is_one_locked_line():
    diagrams = [cell for cell in CODE if "diagrams.show(" in cell.source]
    assert len(diagrams) >= 14
    for cell in diagrams:
        name = re.fullmatch(r'diagrams\.show\("([a-z0-9_]+)"\)', cell.source)
        assert name is not None
        assert name.group(1) in NAMES
        assert cell.id == f"diagram_{name.group(1)}"
        assert cell.metadata.nbgrader.locked


# ---------------------------------------------------------------- questions


def test_think_questions_are_numbered_and_have_folded_answers():
    questions = [cell for cell in MARKDOWN if cell.source.startswith("**Think!")]
    assert len(questions) >= 6
    for number, cell in enumerate(questions, 1):
        assert cell.source.startswith(f"**Think! {number}.** ")
        question, answer = cell.source.split(f"<details>\n<summary>Show an answer to question {number}</summary>\n\n")
        assert "?" in question
        assert len(answer) > 100
        assert answer.endswith("\n\n</details>")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("first episode take fewer steps than the optimum", "walks straight through the wall"),
        ("without the demonstration", "go on taking the long way"),
        ("more planning ever worse", "Computing time"),
    ],
)
def test_the_questions_that_the_tutorial_never_asks(question, answer):
    (cell,) = [cell for cell in MARKDOWN if cell.source.startswith("**Think!") and question in cell.source]
    assert answer in cell.source


# ---------------------------------------------------------------- exercises


@pytest.mark.parametrize("grade_id", FLAGS)
def test_exercise_cells_carry_the_metadata_that_nbgrader_writes(grade_id):
    expected = {"grade_id": grade_id, "schema_version": 3, "task": False, **FLAGS[grade_id]}
    assert dict(CELLS[grade_id].metadata.nbgrader) == expected


@pytest.mark.parametrize("exercise", ["model_update", "planning"])
def test_answer_hints_check_and_test_stand_together(exercise):
    order = [f"dyna_q_{exercise}", f"hints_{exercise}", f"check_{exercise}", f"test_{exercise}"]
    start = POSITIONS[order[0]]
    assert [cell.id for cell in NOTEBOOK.cells[start : start + 4]] == order


@pytest.mark.parametrize("exercise", ["model_update", "planning"])
def test_a_skeleton_shows_its_steps_and_one_region_to_fill_in(exercise):
    source = CELLS[f"dyna_q_{exercise}"].source
    assert source.count("### BEGIN SOLUTION") == source.count("### END SOLUTION") == 1
    skeleton = source[: source.index("### BEGIN SOLUTION")]
    assert "# Step 1." in skeleton
    assert "..." in skeleton
    assert source.rstrip().endswith("### END SOLUTION")


@pytest.mark.parametrize(
    ("grade_id", "arguments"),
    [
        ("dyna_q_model_update", ["model", "state", "action", "reward", "next_state"]),
        ("dyna_q_planning", ["model", "value", "params"]),
    ],
)
def test_an_answer_cell_documents_every_argument(grade_id, arguments):
    node = function(grade_id)
    assert node.name == grade_id
    assert [argument.arg for argument in node.args.args] == arguments
    text = ast.get_docstring(node) or ""
    assert "Args:" in text
    assert "Returns:" in text
    assert [name for name in arguments if f"    {name} (" not in text] == []


@pytest.mark.parametrize("exercise", ["model_update", "planning"])
def test_three_folded_hints_hold_no_line_of_the_solution(exercise):
    hints = CELLS[f"hints_{exercise}"].source
    assert hints.count("<details>") == hints.count("</details>") == 3
    assert [int(n) for n in re.findall(r"<summary>Exercise \d, hint (\d)", hints)] == [1, 2, 3]
    source = CELLS[f"dyna_q_{exercise}"].source
    region = source[source.index("### BEGIN SOLUTION") : source.index("### END SOLUTION")].splitlines()[1:]
    skeleton = source[: source.index("### BEGIN SOLUTION")]
    solution = {
        line.strip() for line in region if line.strip() and line.strip() not in ("return model", "return value")
    }
    shown = "\n".join([hints, skeleton, *(cell.source for cell in MARKDOWN)])
    assert [line for line in solution if line in shown] == []


@pytest.mark.parametrize("exercise", ["model_update", "planning"])
def test_a_test_cell_is_a_sentence_and_a_check_that_grading_replaces(exercise):
    sentence, *hidden, shown = CELLS[f"test_{exercise}"].source.splitlines()
    points = FLAGS[f"test_{exercise}"]["points"]
    assert re.fullmatch(rf'""".+ \({points} points\)\."""', sentence)
    assert hidden == [
        "### BEGIN HIDDEN TESTS",
        "import dynaq_grader",
        f"check_{exercise} = dynaq_grader.test_dyna_q_{exercise}",
        "### END HIDDEN TESTS",
    ]
    assert shown == CELLS[f"check_{exercise}"].source


def test_check_cells_are_one_call():
    assert CELLS["check_model_update"].source == "check_model_update(dyna_q_model_update)"
    assert CELLS["check_planning"].source == "check_planning(dyna_q_planning)"


def test_long_runs_are_tagged_and_exercise_cells_are_not():
    tagged = {cell.id for cell in CODE if "results" in cell.metadata.get("tags", [])}
    runs = {cell.id for cell in CODE if re.search(r"(learn_environment|plan_sweep|shortcut_study)\(", cell.source)}
    assert runs <= tagged
    assert tagged.isdisjoint(FLAGS)


def test_code_fits_the_page():
    lines = [line for cell in CODE for line in cell.source.split("\n")]
    assert [line for line in lines if len(line) > 100] == []


def test_the_course_run_has_its_numbers():
    source = CELLS["run_dyna_q"].source
    for number in ("seed(1)", '"epsilon": 0.05', '"alpha": 0.5', '"gamma": 0.8', '"k": 10', "max_steps=1000"):
        assert number in source
    assert "n_episodes=500" in source
