"""What students run right under their answer.

A check makes the public calls of an exercise (`dynaq_utils.examples`) and looks at what comes back. It is honest but
not sufficient: the docstrings say what the hidden tests look at besides. What is right and what each mistake gives
stand in the file of the exercise as numbers; nothing here computes an answer.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import numpy as np

from dynaq_utils.answers import alike, changed_places, flaw, is_untouched
from dynaq_utils.examples import PublicCall, PublicExamples, load
from dynaq_utils.messages import Sentences, sentences_of
from dynaq_utils.mistakes_in_calls import NAN_MEANS, explain_missing
from dynaq_utils.naming_mistakes import name_mistake
from dynaq_utils.notebook_errors import NotebookError
from dynaq_utils.worked_example import as_lines, returned

Student = Callable[..., Any]


class NotYetError(NotebookError, AssertionError):
    """A check does not hold; the message says what the function does, with a hint."""


class NotWrittenYetError(NotebookError, NotImplementedError):
    """The function is still as it was handed out."""


class InterruptedCheckError(NotebookError, KeyboardInterrupt):
    """The student stopped the function under a check; the message says where it was."""


def check(exercise: str, function: Student) -> None:
    """Checks a function on the public examples of an exercise; prints a sentence if they all come out right.

    A call is made several times where chance plays a part. Not looked at here, but by the hidden tests: other
    arguments, and whatever these few examples do not show.

    Args:
        exercise: The exercise, named after its function.
        function: The student's function.

    Raises:
        AssertionError: Something comes back that should not; the text says what, with a hint.
        NotImplementedError: The function has not been written yet.
        KeyboardInterrupt: It was stopped by hand; the text says where it was.
    """
    public = load(exercise)
    _Check(public, function, sentences_of(exercise)).run()


def check_model_update(function: Student) -> None:
    """Checks `dyna_q_model_update` on a handful of transitions; prints a sentence if they all come out right.

    Not looked at here, but by the hidden tests: tables of other sizes and tables full of other numbers, large rewards
    and fractions in many digits, seeding of the random numbers, what is remembered from call to call, and the whole
    seeded run.

    Args:
        function: The student's function.

    Raises:
        AssertionError: Something comes back that should not; the text says what, with a hint.
        NotImplementedError: The function has not been written yet.
        KeyboardInterrupt: It was stopped by hand; the text says where it was.
    """
    check("dyna_q_model_update", function)


def check_planning(function: Student) -> None:
    """Checks `dyna_q_planning` on small models; prints a sentence if they all come out right.

    Most examples know one pair only, so that nothing is left to chance; the last one knows three, of which each has
    to turn up in 60 calls of 5 backups (a right function misses one with a probability below 1e-50).

    Not looked at here, but by the hidden tests: whether all pairs are drawn equally often, each draw anew and in any
    order; whether a backup sees what those before it in the call have changed; the number of backups with many pairs;
    worlds of other sizes; a model that changes between calls; next states worth less than 0; what goes wrong only now
    and then; large numbers, fractions in many digits and other learning rates; whether the random numbers are seeded
    anew; and the whole seeded run.

    Args:
        function: The student's function.

    Raises:
        AssertionError: Something comes back that should not; the text says what, with a hint.
        NotImplementedError: The function has not been written yet.
        KeyboardInterrupt: It was stopped by hand; the text says where it was.
    """
    check("dyna_q_planning", function)


class _Check:
    """One function under the check of one exercise."""

    def __init__(self, public: PublicExamples, function: Student, says: Sentences) -> None:
        self.public, self.function, self.says = public, function, says

    def run(self) -> None:
        """Makes all calls, up to the first that comes out wrong."""
        self._require_function()
        for number, call in enumerate(self.public.calls):
            answers = [self._right_answer(number, call) for _ in range(call.times)]
            self._require_all_to_turn_up(call, answers)
        _say(self.says.texts["check-right"], self._said("checked", name=self.public.exercise))

    def _right_answer(self, number: int, call: PublicCall) -> Any:
        answer = self._ask(call)
        if not any(alike(answer, right) for right in call.right):
            self._fail(name_mistake(self.public, number, answer, self._ask), self._shown(call, answer))
        return answer

    def _ask(self, call: PublicCall) -> Any:
        """One call, with the kind of what comes back and everything that must be left alone looked at."""
        args = call.args
        answer = self._call(args)
        code = flaw(answer, call.right[0])
        if code is not None:
            self._fail(code)
        for number, before in enumerate(call.args):
            if number in self.public.kept and not is_untouched(args[number], before):
                self._fail(self.public.kept[number])
        return answer

    def _call(self, args: list[Any]) -> Any:
        try:
            return self.function(*args)
        except NotImplementedError:
            raise NotWrittenYetError(self._text("not-attempted")) from None
        except KeyboardInterrupt as error:
            raise InterruptedCheckError(self._wrong(self._said("interrupted"), "never-returns")) from error
        except Exception as error:
            raise NotYetError(self._wrong(self._stopped(error, args), "raises")) from error

    def _require_function(self) -> None:
        """A function that can be called with these arguments, or one whose arguments Python does not know."""
        name, arguments = self.public.exercise, self.public.arguments
        if not callable(self.function):
            raise NotYetError(self._wrong(self._said("no-function", name=name), "missing"))
        try:
            signature = inspect.signature(self.function)
        except ValueError:
            return
        try:
            signature.bind(*arguments)
        except TypeError:
            told = self._said("arguments", name=name, arguments=", ".join(arguments), taken=signature)
            raise NotYetError(f"{self._said('check-wrong')} {told}") from None

    def _require_all_to_turn_up(self, call: PublicCall, answers: list[Any]) -> None:
        wanted = call.turns_up
        if wanted is None:
            return
        if wanted.places:
            before = call.args[wanted.argument]
            moved = np.any([changed_places(answer, before) for answer in answers], axis=0)
            came = tuple(n for n, place in enumerate(wanted.places) if moved[place])
            every = len(wanted.places)
        else:
            came = tuple(n for n, right in enumerate(call.right) if any(alike(answer, right) for answer in answers))
            every = len(call.right)
        if len(came) < every:
            self._fail(wanted.names.get(came, wanted.code))

    def _stopped(self, error: Exception, args: list[Any]) -> str:
        """How the function stopped, in a sentence of ours where there is one."""
        explained: Exception | None = error if isinstance(error, NotebookError) else None
        tables = [given for given in args if isinstance(given, dict)]
        if explained is None and isinstance(error, KeyError) and tables:
            explained = explain_missing(error, tables[-1])
        if explained is not None:
            return self._said("stopped", told=explained)
        meaning = f". {NAN_MEANS}" if "NaN" in str(error) else ""
        return self._said("stopped-with", error=type(error).__name__, told=f"{error}{meaning}")

    def _said(self, text: str, **more: object) -> str:
        return self.says.texts[text].format(**more)

    def _text(self, code: str) -> str:
        return self._wrong(self.says.mistakes[code].sentence, code)

    def _wrong(self, sentence: str, code: str) -> str:
        """A sentence with the hint of a mistake."""
        return f"{self._said('check-wrong')} {sentence}\n{self._said('hint', hint=self.says.mistakes[code].hint)}"

    def _shown(self, call: PublicCall, answer: Any) -> list[str]:
        """The call, what came back and what was expected, where only one answer is right."""
        if call.times > 1:
            return []
        told = next((call.told[language] for language in self.says.languages if language in call.told), [])
        before = None if call.table is None else call.args[call.table]
        texts, wanted = self.says.texts, call.right[0]
        return as_lines(texts, told, before, returned(answer, wanted, texts), wanted)

    def _fail(self, code: str, shown: Sequence[str] = ()) -> NoReturn:
        raise NotYetError("\n".join([self._text(code), *shown]))


GREEN, PLAIN = "\033[1;32m", "\033[0m"


def _say(mark: str, sentence: str) -> None:
    print(f"{GREEN}{mark}{PLAIN} {sentence}")
