"""Questions in the office: what was reported is hidden with a reason, shown again, or left as it is."""

from flask.testing import FlaskClient

from storefront.insight import journal
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import questions
from storefront.trade.questions import Question
from tests.builders.asking import an_answered
from tests.builders.browser import post
from tests.builders.community import a_member
from tests.builders.desks import a_staff, a_stranger


def a_reported() -> Question:
    with unit_of_work():
        question = an_answered()
        questions.report(question, a_member().id, "فيه إعلان")
        return question


def state_of(question: Question) -> str:
    db.session.rollback()
    return db.session.get_one(Question, question.id, populate_existing=True).state


def test_the_office_hides_with_a_reason_and_shows_again(client: FlaskClient) -> None:
    officer, question = a_staff(client), a_reported()
    path = f"/office/questions/{question.id}"
    assert "فيه إعلان" in client.get("/office/questions").text

    refused = post(client, f"{path}/hiding", reason="لا")
    hidden = post(client, f"{path}/hiding", reason="إعلان صريح")
    state, noted = state_of(question), journal.page(kind="QuestionHidden").rows[0].entry
    shown = post(client, f"{path}/publication")

    assert (refused.status_code, hidden.status_code, shown.status_code) == (422, 303, 303)
    assert (state, noted.reason, noted.actor_id) == ("hidden", "إعلان صريح", officer)
    assert state_of(question) == "answered"
    assert "لا بلاغات تنتظر" in client.get("/office/questions").text


def test_the_office_finds_nothing_wrong(client: FlaskClient) -> None:
    a_staff(client)
    question = a_reported()

    assert "أسئلة أُبلغ عنها" in client.get("/office").text
    assert post(client, f"/office/questions/{question.id}/dismissal").status_code == 303
    assert state_of(question) == "answered"
    assert questions.count_reported() == 0
    assert "Hidden" in client.get("/en/office/questions?show=hidden").text


def test_a_stranger_finds_no_office(client: FlaskClient) -> None:
    question = a_reported()
    a_stranger(client)

    assert client.get("/office/questions").status_code == 403
    assert post(client, f"/office/questions/{question.id}/hiding", reason="لأني أريد").status_code == 403
    assert state_of(question) == "answered"
