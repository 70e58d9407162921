"""What happens to questions about goods."""

from dataclasses import dataclass

from storefront.kernel.facts import Fact


@dataclass(frozen=True)
class AboutQuestion(Fact):
    """What every one of these says: which question, about which product of which family."""

    question_id: int
    product_id: int
    family_id: int


@dataclass(frozen=True)
class QuestionAsked(AboutQuestion):
    by: int


@dataclass(frozen=True)
class QuestionAnswered(AboutQuestion):
    """The family answered, or answered anew."""

    by: int | None


@dataclass(frozen=True)
class QuestionDeclined(AboutQuestion):
    """The family leaves it without an answer, or takes its answer away."""

    by: int | None


@dataclass(frozen=True)
class QuestionReported(AboutQuestion):
    by: int
    reason: str


@dataclass(frozen=True)
class QuestionReportsDismissed(AboutQuestion):
    """The office looked at what was reported, and the question stays."""

    by: int | None


@dataclass(frozen=True)
class QuestionHidden(AboutQuestion):
    by: int | None
    reason: str


@dataclass(frozen=True)
class QuestionShown(AboutQuestion):
    """What was hidden can be read again."""

    by: int | None
