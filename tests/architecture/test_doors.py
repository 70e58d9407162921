"""Every address has a declared door: open parts are known by name, all others have a guard."""

from flask import Flask
from werkzeug.routing import Rule

from storefront.web import DOORS

OPEN = {"shop", "account", "hooks"}
# parts of the account that let everybody in; each of its other addresses is a member's
OPEN_OF_ACCOUNT = {
    "account.confirmation",
    "account.new_email",
    "account.reset",
    "account.sign_in",
    "account.sign_up",
}


def part_of(rule: Rule) -> str:
    return rule.endpoint.split(".")[0]


def test_every_address_belongs_to_a_door(app: Flask) -> None:
    declared = {blueprint.name for blueprint, _, _ in DOORS}

    assert [rule.rule for rule in app.url_map.iter_rules() if part_of(rule) not in declared] == []


def test_only_known_doors_are_open() -> None:
    assert {blueprint.name for blueprint, _, guard in DOORS if guard is None} == OPEN


def test_guards_stand_at_their_doors(app: Flask) -> None:
    for blueprint, _, guard in DOORS:
        if guard is not None:
            assert guard in app.blueprints[blueprint.name].before_request_funcs[None]


def is_closed(rule: Rule) -> bool:
    """Whether an address is behind a guard: the part's own, or that of members within the account."""
    if part_of(rule) == "account":
        return rule.endpoint.rpartition(".")[0] not in OPEN_OF_ACCOUNT
    return part_of(rule) in {blueprint.name for blueprint, _, guard in DOORS if guard is not None}


def test_closed_parts_turn_a_visitor_away(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if is_closed(rule)]
    client = app.test_client()

    assert rules
    for rule in rules:
        path = app.url_map.bind("localhost").build(
            rule.endpoint, dict.fromkeys(rule.arguments, 1), force_external=False
        )
        answer = client.open(path, method="GET" if "GET" in (rule.methods or ()) else "POST")
        assert answer.status_code in (303, 400, 403), (rule.rule, answer.status_code)


def test_the_open_parts_of_the_account_are_there(app: Flask) -> None:
    parts = {rule.endpoint.rpartition(".")[0] for rule in app.url_map.iter_rules() if part_of(rule) == "account"}

    assert parts >= OPEN_OF_ACCOUNT
