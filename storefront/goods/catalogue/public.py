"""What everybody reads of goods is no place to lead shoppers elsewhere: it stands on pages, in addresses and in what machines
read."""

from collections.abc import Iterable

from storefront.community import shop_pages
from storefront.kernel import wording


def check_public(texts: Iterable[str], kept: Iterable[str] = ()) -> None:
    """Raises NoContactsInPublic where a text holds a telephone number, an e-mail address, a link or an account; one that stood
    there before (`kept`) may stay."""
    there = set(kept)
    if any(wording.leads_elsewhere(text) for text in texts if text not in there):
        raise shop_pages.refusals.NoContactsInPublic()


def words_in(values: object) -> list[str]:
    """Every text in what a product says in attributes: rows and tables of them too."""
    if isinstance(values, str):
        return [values]
    if isinstance(values, dict):
        return [text for value in values.values() for text in words_in(value)]
    return [text for value in values for text in words_in(value)] if isinstance(values, list) else []
