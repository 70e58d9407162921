"""What happens to a family's registration, documents and goods becomes letters to its people."""

from storefront.community import families, permits
from storefront.goods import catalogue, crafts
from storefront.kernel import clock
from storefront.reactions.letters import to_family

SELLS = ("active", "suspended")


def submitted(fact: families.FamilySubmitted) -> None:
    """The family learns that its registration arrived, once; an answer to the office is read in its queue."""
    if not fact.again:
        values = {"family_id": fact.family_id}
        to_family("registration-sent", fact.family_id, once=f"family:{fact.family_id}", values=values)


def asked(fact: families.FamilyAsked) -> None:
    """The family reads what the office asks, and where it answers."""
    values = {"family_id": fact.family_id, "question_id": fact.question_id}
    to_family("registration-question", fact.family_id, once=f"question:{fact.question_id}", values=values)


def closed(fact: families.FamilyClosed) -> None:
    """The family reads why it is not let sell. Who gave up knows."""
    if not fact.given_up:
        values = {"family_id": fact.family_id, "reason": fact.reason}
        to_family("registration-closed", fact.family_id, once=f"family:{fact.family_id}", values=values)


def document_decided(fact: permits.DocumentConfirmed | permits.DocumentRefused) -> None:
    """A family that sells learns what was decided of a document. One that registers reads it with the office's answer."""
    if families.get(fact.family_id).status in SELLS:
        values = {"family_id": fact.family_id, "document_id": fact.document_id}
        to_family("document-decided", fact.family_id, once=f"document:{fact.document_id}", values=values)


def document_ends(fact: permits.DocumentEnds) -> None:
    """The family is reminded; each document in either time once."""
    values = {"family_id": fact.family_id, "document_id": fact.document_id}
    once = f"document:{fact.document_id}:{fact.days}"
    to_family("document-ends", fact.family_id, once=once, values=values)


def documents_asked(fact: permits.DocumentsAsked) -> None:
    """A family that sold before documents were asked for reads which it needs, and until when; when it needs none, nothing."""
    lacking = crafts.lacking(fact.family_id)
    if lacking:
        values = {"family_id": fact.family_id, "kinds": sorted(lacking)}
        to_family("documents-asked", fact.family_id, once=f"family:{fact.family_id}", values=values)


def goods_hidden(fact: crafts.GoodsHidden) -> None:
    """The family learns that goods are off the shelves, for want of which documents, and what brings them back."""
    values = {"family_id": fact.family_id, "products": fact.products, "kinds": list(fact.kinds)}
    once = f"family:{fact.family_id}:{clock.now().isoformat()}"
    to_family("goods-hidden", fact.family_id, once=once, values=values)


def product_looked_at(fact: catalogue.facts.ProductApproved | catalogue.facts.ProductSentBack) -> None:
    """The family learns what the office says of a product it looked at; each look is an occasion of its own."""
    reason = fact.reason if isinstance(fact, catalogue.facts.ProductSentBack) else ""
    product = catalogue.get(fact.product_id)
    once = f"product:{product.id}:{clock.now().isoformat()}"
    values = {"product_id": product.id, "reason": reason}
    to_family("product-sent-back" if reason else "product-approved", product.family_id, once=once, values=values)
