"""Every rule has its sentence and holds in a healthy market."""

from flask import Flask

from storefront.insight import indexing, invariants
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.desks import a_parcel


def rules(app: Flask) -> tuple[invariants.Rule, ...]:
    return invariants.rules(app.config["MEDIA_DIR"], app.config["PRIVATE_DIR"], app.extensions["search"])


def broken(app: Flask) -> dict[str, list[str]]:
    found = {rule.sentence: list(rule.broken_by()) for rule in rules(app)}
    return {sentence: things for sentence, things in found.items() if things}


def test_a_healthy_market_breaks_no_rule(app: Flask) -> None:
    with unit_of_work():
        family = a_family()
    for state in ("placed", "accepted", "handed_over"):
        a_parcel(family, state=state)
    indexing.rebuild(app.extensions["search"])

    assert broken(app) == {}


def test_an_empty_market_breaks_no_rule_and_no_rule_is_listed_twice(app: Flask) -> None:
    assert broken(app) == {}
    assert len({rule.sentence for rule in rules(app)}) == len(rules(app))
