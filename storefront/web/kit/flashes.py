"""One sentence after a step: what was done, with the next step or the way back."""

from typing import cast

from flask import Flask, flash, get_flashed_messages, session
from markupsafe import Markup

KINDS = ("good", "warn", "bad", "info")


def say(kind: str, sentence: str | Markup) -> None:
    """Keeps a sentence for the next page; `kind` is good, warn, bad or info."""
    if kind not in KINDS:
        raise ValueError(kind)
    flash(sentence, kind)


def flashes() -> list[tuple[str, str]]:
    """The sentences kept for this page. Does not touch the session of a visitor who has none."""
    return cast(list[tuple[str, str]], get_flashed_messages(with_categories=True)) if session else []


def furnish(app: Flask) -> None:
    """Gives templates the kept sentences."""
    app.jinja_env.globals["flashes"] = flashes
