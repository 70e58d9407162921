"""What members ask about goods and families answer becomes letters."""

from storefront.reactions.account_letters import to_person
from storefront.reactions.letters import to_family
from storefront.trade import questions


def asked(fact: questions.facts.QuestionAsked) -> None:
    """The family reads what is asked."""
    values = {"product_question_id": fact.question_id}
    to_family("question-asked", fact.family_id, once=f"question:{fact.question_id}", values=values)


def answered(fact: questions.facts.QuestionAnswered) -> None:
    """Whoever asked reads the answer; one that is mended later is read on the page."""
    person = questions.get(fact.question_id).user_id
    once = f"question:{fact.question_id}"
    to_person("question-answered", person, once=once, product_question_id=fact.question_id)
