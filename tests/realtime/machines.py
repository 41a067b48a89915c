"""State machines of few, short and dense runs.

Hypothesis leaves some rules out of each run at random, which is well where runs are many. Here they go through servers'
doors and are few; so there is one rule, and what happens is drawn anew each time from all that may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

Method = TypeVar("Method", bound=Callable[..., None])


FEW_AND_DENSE = settings(
    phases=[Phase.generate],  # to shrink a failure through the doors would take minutes
    derandomize=True,  # a run is the same until the code or the machine changes
    max_examples=8,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True)
class Act:
    """Something that may happen: when, with what drawn, and how often in comparison with others."""

    method: Callable[..., None]
    when: Callable[[Any], bool]
    arguments: dict[str, st.SearchStrategy[Any]]
    weight: int


def act(
    *, when: Callable[[Any], bool] = lambda machine: True, weight: int = 1, **arguments: st.SearchStrategy[Any]
) -> Callable[[Method], Method]:
    """Let a method of a ``Machine`` be something that may happen ``when`` its condition holds."""

    def mark(method: Method) -> Method:
        method.__dict__["act"] = Act(method, when, arguments, weight)
        return method

    return mark


class Machine(RuleBasedStateMachine):
    """A machine whose methods marked by ``act`` happen in any order."""

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        possible = [item for item in self._acts() for _ in range(item.weight) if item.when(self)]
        chosen = data.draw(st.sampled_from(possible).map(lambda item: item.method.__name__), label="act")
        found = next(item for item in possible if item.method.__name__ == chosen)
        arguments = {name: data.draw(strategy, label=name) for name, strategy in found.arguments.items()}
        found.method(self, **arguments)

    @classmethod
    def _acts(cls) -> list[Act]:
        methods = [getattr(cls, name) for name in dir(cls) if not name.startswith("_")]
        return [method.__dict__["act"] for method in methods if "act" in getattr(method, "__dict__", {})]
