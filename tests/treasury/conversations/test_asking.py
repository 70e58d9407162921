"""Asking a provider: nothing is held meanwhile, and its troubles become known to those who can do something."""

import logging

import pytest

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.treasury import alarms
from storefront.treasury.conversations.asking import ProviderIsMissing, ask, ask_any
from storefront.treasury.gateways import ProviderBusy, ProviderDown, ProviderLocked, ProviderRefused, Trouble

pytestmark = pytest.mark.usefixtures("app")


def troubled(trouble: Trouble) -> None:
    """Somebody asks, and the provider has this trouble."""

    def question(_gateway: object) -> None:
        raise trouble

    with pytest.raises(type(trouble)):
        ask("obedient", question)


def test_the_answer_is_the_providers_and_no_transaction_is_open_meanwhile() -> None:
    db.session.execute(db.text("SELECT 1"))

    answer = ask("obedient", lambda gateway: (gateway.name, db.session().in_transaction()))

    assert answer == ("obedient", False)


def test_cash_can_be_asked_where_pages_do_not_matter() -> None:
    assert ask_any("cash", lambda gateway: gateway.name) == "cash"
    with pytest.raises(ProviderIsMissing):
        ask("cash", lambda gateway: gateway.name)


@pytest.mark.parametrize(
    ("trouble", "kind", "values"),
    [
        (ProviderDown("no_answer"), None, {}),
        (ProviderBusy("rate_limit"), None, {}),
        (ProviderLocked("expired_key"), "provider-locked", {"provider": "obedient"}),
        (ProviderRefused("bad", "amount"), "provider-refused", {"provider": "obedient", "code": "bad amount"}),
    ],
)
def test_only_what_a_person_can_mend_calls_one_and_everything_is_in_the_log(
    trouble: Trouble, kind: str | None, values: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        troubled(trouble)
        troubled(trouble)

    assert [(alarm.kind, alarm.values) for alarm in alarms.open_alarms()] == ([(kind, values)] if kind else [])
    assert trouble.code in caplog.text


def test_different_refusals_are_different_alarms() -> None:
    troubled(ProviderRefused("bad", "amount"))
    troubled(ProviderRefused("bad", "currency"))

    assert alarms.count_open() == 2


def test_a_provider_that_is_gone_calls_the_office() -> None:
    with pytest.raises(ProviderIsMissing):
        ask("gone", lambda gateway: gateway.name)

    assert [alarm.kind for alarm in alarms.open_alarms()] == ["provider-missing"]


def test_what_the_caller_had_begun_is_not_kept() -> None:
    with unit_of_work():
        alarms.raise_alarm("paid-twice", "attempt:1")
        ask("obedient", lambda gateway: None)

    assert alarms.open_alarms() == []
