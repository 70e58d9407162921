"""Approved payouts leave as a file, once; the bank's answer is noted, all of it or nothing, as often as it comes."""

import pytest

from storefront.kernel import ibans
from storefront.kernel.actors import VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.treasury import alarms, ledger, payouts, recipients
from storefront.treasury.payouts import refusals
from tests.builders.community import a_family
from tests.builders.people import told
from tests.builders.treasury import OTHER_IBAN, a_payout, an_officer

pytestmark = pytest.mark.usefixtures("app")


def answer_of(file: payouts.PayoutFile, **results: str) -> bytes:
    """The file as the bank sends it back: results by reference, a reason after a colon."""
    lines = payouts.content_of(file).decode().split("\r\n")
    for reference, result in results.items():
        word, _, reason = result.partition(":")
        lines = [line[:-1] + f"{word},{reason}" if f",{reference}," in line else line for line in lines]
    return "\r\n".join(lines).encode()


def a_file(number: int = 2) -> tuple[payouts.PayoutFile, list[payouts.Payout]]:
    sent = [a_payout(10_000 * (at + 1), state="approved") for at in range(number)]
    return payouts.make_file(an_officer()), sent


def balance(account: str) -> int:
    return ledger.balances().get(account, 0)


def test_everything_approved_is_in_one_file_and_in_no_second() -> None:
    a_payout()
    file, sent = a_file(2)

    assert {payout.state for payout in sent} == {"sent"}
    assert {payout.file_id for payout in sent} == {file.id}
    assert (file.payouts, file.total_minor) == (2, 30_000)
    with pytest.raises(refusals.NothingToSend):
        payouts.make_file(an_officer())
    assert [(fact.payouts, fact.total_minor) for fact in told(payouts.PayoutFileMade)] == [(2, 30_000)]  # type: ignore[attr-defined]


def test_the_file_can_be_had_again_and_only_as_it_was() -> None:
    file, sent = a_file()
    content = payouts.content_of(file)

    again = payouts.content_of(file)
    sent[0].iban = OTHER_IBAN
    db.session.flush()

    assert content == again
    with pytest.raises(refusals.FileWasChanged):
        payouts.content_of(file)


def test_what_was_held_up_since_it_was_approved_stays() -> None:
    free, held = a_payout(10_000, state="approved"), a_payout(20_000, state="approved")
    recipients.hold(held.family_id, an_officer(), reason="مراجعة")

    file = payouts.make_file(an_officer())
    with pytest.raises(refusals.NothingToSend):
        payouts.make_file(an_officer())
    recipients.release(held.family_id, an_officer())

    assert (file.payouts, free.state, held.state) == (1, "sent", "approved")
    assert payouts.make_file(an_officer()).total_minor == 20_000


def test_an_officer_sends_nothing_of_their_own_family() -> None:
    own, other = a_payout(state="approved"), a_payout(state="approved")

    file = payouts.make_file(an_officer(families=frozenset({own.family_id})))

    assert (own.state, other.state, file.payouts) == ("approved", "sent", 1)


def test_what_arrived_leaves_the_bank_and_what_did_not_is_owed_again() -> None:
    file, (arrived, refused) = a_file()
    answer = answer_of(file, **{arrived.reference: "done", refused.reference: "failed:الحساب مغلق"})

    noted = payouts.take_answer(file, answer, an_officer())

    assert noted == (1, 1)
    assert (arrived.state, refused.state) == ("done", "failed")
    assert payouts.steps_of(refused.id)[-1].step.reason == "الحساب مغلق"
    assert ledger.standing(arrived.family_id).payable_minor == 0
    assert ledger.standing(refused.family_id).payable_minor == refused.amount_minor
    assert (balance(ledger.PAYOUTS_ON_THE_WAY), balance(ledger.BANK)) == (0, 30_000 - arrived.amount_minor)
    assert ledger.unbalanced() == []


def test_the_same_answer_again_changes_nothing_and_a_later_one_adds() -> None:
    file, (first, second) = a_file()
    officer = an_officer()
    early = answer_of(file, **{first.reference: "done"})
    payouts.take_answer(file, early, officer)

    again = payouts.take_answer(file, early, officer)
    waiting = payouts.waiting_in(file.id)
    later = payouts.take_answer(file, answer_of(file, **{first.reference: "done", second.reference: "done"}), officer)

    assert (again, waiting, later, payouts.waiting_in(file.id)) == ((0, 0), 1, (1, 0), 0)


def test_an_answer_about_something_else_is_noted_in_no_part() -> None:
    file, (first, second) = a_file()
    payouts.note_failed(second, an_officer(), reason="حساب مغلق")
    other, _ = a_file(1)
    good = answer_of(file, **{first.reference: "done"})
    answers = [
        good.replace(first.reference.encode(), b"PNOBODYS"),
        answer_of(file, **{first.reference: "done"}).replace(b",100.00,", b",101.00,"),
        answer_of(file, **{first.reference: "done", second.reference: "done"}),
    ]

    for answer in answers:
        with pytest.raises(refusals.AnswerDoesNotFit):
            payouts.take_answer(file, answer, an_officer())
    with pytest.raises(refusals.AnswerDoesNotFit):
        payouts.take_answer(other, good, an_officer())
    assert first.state == "sent"


@pytest.mark.parametrize(("mine", "theirs"), [("iban", OTHER_IBAN), ("currency", "USD")])
def test_an_answer_that_names_another_account_or_currency_is_noted_in_no_part(mine: str, theirs: str) -> None:
    file, (first, second) = a_file()
    good = answer_of(file, **{first.reference: "done", second.reference: "done"}).decode()
    line = next(line for line in good.splitlines() if first.reference in line)

    with pytest.raises(refusals.AnswerNamesAnotherAccount) as refused:
        altered = line.replace(getattr(first, mine), theirs, 1)
        payouts.take_answer(file, good.replace(line, altered).encode(), an_officer())
    payouts.call_office(file, refused.value)

    assert [first.state, second.state] == ["sent", "sent"]
    (alarm,) = alarms.open_alarms()
    assert (alarm.kind, alarm.subject) == ("account-differs", f"payout:{first.id}")


@pytest.mark.parametrize("second", ["done", "failed"])
def test_an_answer_that_names_a_payout_twice_is_refused_with_its_line(second: str) -> None:
    file, (first, other) = a_file()
    rows = [answer_of(file, **{first.reference: said}).split(b"\r\n") for said in ("done", second)]
    (row,) = [row for row in rows[1] if first.reference.encode() in row]
    text = b"\r\n".join([*(one for one in rows[0] if one), row, b""])

    with pytest.raises(refusals.AnswerDoesNotFit) as refusal:
        payouts.take_answer(file, text, an_officer())

    assert refusal.value.values["reference"] == first.reference
    assert refusal.value.values["line"] == len(text.split(b"\r\n")) - 1
    assert (first.state, other.state) == ("sent", "sent")


def test_an_account_may_be_written_in_groups() -> None:
    file, (first,) = a_file(1)
    good = answer_of(file, **{first.reference: "done"}).decode()

    assert payouts.take_answer(
        file, good.replace(first.iban, ibans.spaced(first.iban).lower()).encode(), an_officer()
    ) == (1, 0)


def test_only_the_office_sends_and_notes() -> None:
    file, (payout, _) = a_file()
    own = an_officer(families=frozenset({payout.family_id}))
    done = answer_of(file, **{payout.reference: "done"})

    for stranger in (VISITOR, own):
        for act in (
            lambda one=stranger: payouts.note_done(payout, one),
            lambda one=stranger: payouts.note_failed(payout, one, reason="لا"),
            lambda one=stranger: payouts.take_answer(file, done, one),
        ):
            with pytest.raises(NotAllowed):
                act()  # type: ignore[no-untyped-call]
    with pytest.raises(NotAllowed):
        payouts.make_file(VISITOR)


def test_a_failure_and_a_return_need_a_reason_and_each_step_is_taken_once() -> None:
    payout, officer = a_payout(20_000, state="sent"), an_officer()

    with pytest.raises(ReasonIsMissing):
        payouts.note_failed(payout, officer, reason="")
    payouts.note_done(payout, officer)
    with pytest.raises(NotNow):
        payouts.note_done(payout, officer)
    with pytest.raises(NotNow):
        payouts.note_failed(payout, officer, reason="متأخر")
    payouts.note_reversed(payout, officer, reason="أعاده البنك")

    assert (payout.state, ledger.standing(payout.family_id).payable_minor) == ("reversed", 20_000)
    assert balance(ledger.BANK) == 20_000


def test_what_was_never_sent_can_be_called_back() -> None:
    payout = a_payout(20_000, state="approved")

    payouts.note_failed(payout, an_officer(), reason="أوقفته الأسرة")

    assert (ledger.standing(payout.family_id).payable_minor, balance(ledger.PAYOUTS_ON_THE_WAY)) == (20_000, 0)


def test_what_families_owe_each_other_never_meets() -> None:
    rich, poor = a_family(), a_family()
    cash = ledger.Share(poor.id, 100_000, 0, 8_000, by_courier=False)
    ledger.record_sale("parcel:1", cash, received_in=ledger.FAMILY)

    a_payout(50_000, family=rich, state="done")

    assert ledger.standing(poor.id).payable_minor == -8_000
