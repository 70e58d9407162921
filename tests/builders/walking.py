"""A whole market walked through: every address and every form for whoever reads it, and what stands in the tables meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.routing import Rule

from storefront.kernel.database import Base, db
from tests.builders.reading import Form, forms

READERS = ("guest", "member", "family", "organiser", "office")
# what somebody with limited rights at the family's desk sees otherwise than its owner, and the owner of a shop that owes
# nothing and is owed nothing
READ_ALSO = {"family.team.index": "mate", "family.closure.new": "quiet"}
READ_BY = {
    "shop": ("guest", "family"),
    "account": ("guest", "member", "office"),
    "family": ("family", "member"),
    "organiser": ("organiser", "member"),
    "jury": ("organiser", "member"),
    "office": ("office", "member"),
    "hooks": ("guest", "member"),
}


@dataclass(frozen=True)
class Whole:
    """The market: who reads it, and what stands in the place of each part of an address."""

    readers: dict[str, FlaskClient]
    # by "endpoint.argument", or by the argument alone; by "endpoint?" what a page is asked
    values: dict[str, tuple[Any, ...]]

    def paths(self, rule: Rule) -> Iterator[str]:
        """The addresses of a rule at which there is something."""
        ways: list[dict[str, Any]] = [{}]
        for name in sorted(rule.arguments):
            ways = [{**way, name: value} for way in ways for value in self.things(rule.endpoint, name)]
        for way in ways:
            built = rule.build(way)
            assert built, (rule.rule, way)
            yield built[1] + self.values.get(f"{rule.endpoint}?", ("",))[0]

    def things(self, endpoint: str, name: str) -> tuple[Any, ...]:
        whole = [f"{endpoint.rsplit('.', cut)[0] if cut else endpoint}.{name}" for cut in range(3)]
        return next(self.values[key] for key in (*whole, name) if key in self.values)


def forms_of(whole: Whole, app: Flask, *areas: str) -> dict[str, tuple[FlaskClient, Form]]:
    """A form of every kind that changes something, as it stands on a page of these areas for whoever fills it in; by
    what answers it, and by the step for those that share an answer."""
    adapter = app.url_map.bind("localhost")
    found: dict[str, tuple[FlaskClient, Form]] = {}
    for reader, path in pages_of(whole, app, areas):
        for form in forms_on(reader, path):
            endpoint, values = adapter.match(form.action.partition("?")[0], "POST")
            found.setdefault(".".join((endpoint, *filter(None, [values.get("step")]))), (reader, form))
    return found


def pages_of(whole: Whole, app: Flask, areas: tuple[str, ...]) -> Iterator[tuple[FlaskClient, str]]:
    """Who reads which page of these areas."""
    for rule in app.url_map.iter_rules():
        area = rule.endpoint.split(".")[0]
        if area in areas and "GET" in (rule.methods or ()) and "patterns" not in rule.endpoint:
            names = (*READ_BY[area], *filter(None, [READ_ALSO.get(rule.endpoint)]))
            yield from ((whole.readers[name], path) for path in whole.paths(rule) for name in names)


def forms_on(reader: FlaskClient, path: str) -> list[Form]:
    """The forms of a page, if this reader sees it, that change something."""
    answer = reader.get(path)
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return []
    return [form for form in forms(answer, here=path) if form.method == "post"]


def digest() -> dict[str, str]:
    """What stands in every table, as one number each: equal before and after means that no row has changed."""
    db.session.rollback()
    found = {}
    for table in Base.metadata.sorted_tables:
        rows = db.session.execute(select(table).order_by(*table.primary_key.columns)).all()
        found[table.name] = sha256(repr(rows).encode()).hexdigest()
    db.session.rollback()
    return found
