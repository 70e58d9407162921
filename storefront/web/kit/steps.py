"""A step that needs one press: it is taken, or what stood in its way is said."""

from collections.abc import Callable

from storefront.kernel import units
from storefront.kernel.refusals import NotNow, Refusal
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say


def take(
    step: Callable[[], object],
    done: str | Callable[[], str],
    *,
    late: str,
    but: tuple[type[Refusal], ...] = (),
) -> bool:
    """Takes a step and says what came of it: `done`, or what gives its words afterwards; `late` where somebody took it before,
    on another phone or by a second press, which is no fault; or the sentence of what refuses it. Whether it was taken.
    Raises the refusals named by `but`, which have a page of their own."""
    try:
        step()
    except but:
        raise
    except NotNow:
        units.abandon()
        say("warn", late)
    except Refusal as refusal:
        units.abandon()
        say("bad", sentence(refusal))
    else:
        say("good", done if isinstance(done, str) else done())
        return True
    return False
