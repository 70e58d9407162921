"""One call of an operation, and the table of the functions that answer them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..description.requests import missing
from ..refusals import invalid, not_modelled
from ..world import Body, Thing, World

ALWAYS = frozenset({"expand", "include", "limit", "starting_after", "ending_before", "created"})


@dataclass(frozen=True)
class Call:
    """What was asked: by whose account, with which checked parameters, about which ids."""

    world: World
    owner: str
    operation: str
    ids: dict[str, str]
    params: Body

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)

    def need(self, name: str) -> Any:
        """A parameter that has to be there. Raises Refusal."""
        if name not in self.params:
            raise missing(name)
        return self.params[name]

    def some(self, *names: str) -> Body:
        """The parameters of these names that were sent."""
        return {name: self.params[name] for name in names if name in self.params}

    def thing(self, kind: str, name: str) -> Thing:
        """The caller's object whose id stands in the address. Raises Refusal."""
        return self.world.store.get(kind, self.owner, self.ids[name], name)


Answering = Callable[[Call], Body]


@dataclass(frozen=True)
class _Known:
    answer: Answering
    takes: frozenset[str]


OPERATIONS: dict[str, _Known] = {}


def operation(name: str, takes: str = "") -> Callable[[Answering], Answering]:
    """Marks the function that answers an operation. `takes` lists the parameters it honours, `a.b` for b inside a: all
    others that the description knows are refused as not modelled, so that nobody relies on what is silently ignored."""

    def marked(function: Answering) -> Answering:
        OPERATIONS[name] = _Known(function, frozenset(takes.split()))
        return function

    return marked


def run(call: Call) -> Body:
    """The answer to a call. Raises Refusal."""
    known = OPERATIONS[call.operation]
    _refuse_what_is_not_modelled(call, known.takes)
    return known.answer(call)


def _refuse_what_is_not_modelled(call: Call, takes: frozenset[str]) -> None:
    narrowed = {name.partition(".")[0] for name in takes if "." in name}
    for name, value in call.params.items():
        if name in ALWAYS:
            continue
        if name not in takes and name not in narrowed:
            raise not_modelled(f"{name} in {call.operation}", name)
        if name in narrowed and isinstance(value, dict):
            for inside in value:
                if f"{name}.{inside}" not in takes:
                    raise not_modelled(f"{name}[{inside}] in {call.operation}", f"{name}[{inside}]")


def merged(kept: Body, sent: Body | str | None) -> Body:
    """Metadata after a change: new words are added, empty ones go, and an empty text takes all away. Raises Refusal."""
    if sent is None:
        return kept
    if isinstance(sent, str):
        return {}
    whole = {name: value for name, value in {**kept, **sent}.items() if value != ""}
    if len(whole) > 50:
        raise invalid("You can have at most 50 metadata keys", param="metadata")
    return whole
