"""Every address has a declared door: open parts are known by name, all others have a guard."""

from collections.abc import Iterable

import pytest
from flask import Flask
from werkzeug.routing import Rule

from storefront.web import DOORS
from tests.builders.browser import token_of

OPEN = {"shop", "account", "hooks"}
# parts of the account that let everybody in; each of its other addresses is a member's
OPEN_OF_ACCOUNT = {
    "account.confirmation",
    "account.invitations",
    "account.new_email",
    "account.reset",
    "account.sign_in",
    "account.sign_up",
    "account.stopping",
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


def left_open(app: Flask, rules: Iterable[Rule]) -> list[str]:
    """The addresses, with their method, that do not send a visitor to sign in; every form comes with its token, so that
    nothing but a guard can turn it away."""
    client, found = app.test_client(), []
    for rule in rules:
        path = app.url_map.bind("localhost").build(
            rule.endpoint, dict.fromkeys(rule.arguments, 1), force_external=False
        )
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            form = {} if method == "GET" else {"csrf_token": token_of(client)}
            answer = client.open(path, method=method, data=form)
            if answer.status_code != 303 or "/account/sign-in" not in answer.location:
                found.append(f"{method} {rule.rule} {answer.status_code}")
    return found


def test_closed_parts_turn_a_visitor_away(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if is_closed(rule)]

    assert len(rules) > 100
    assert left_open(app, rules) == []


@pytest.mark.parametrize("part", ["account", "family", "organiser", "office"])
def test_a_missing_guard_is_seen_at_addresses_that_only_take_forms(
    app: Flask, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if is_closed(rule) and part_of(rule) == part]
    only_forms = [rule for rule in rules if "GET" not in (rule.methods or ())]
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)  # views do not expect whom their guard keeps out
    names = {rule.endpoint.rpartition(".")[0] for rule in only_forms} | {part}
    for name in names:
        monkeypatch.setitem(app.before_request_funcs, name, [])

    seen = left_open(app, only_forms[:3])

    assert len(seen) == 3


def test_the_open_parts_of_the_account_are_there(app: Flask) -> None:
    parts = {rule.endpoint.rpartition(".")[0] for rule in app.url_map.iter_rules() if part_of(rule) == "account"}

    assert parts >= OPEN_OF_ACCOUNT
