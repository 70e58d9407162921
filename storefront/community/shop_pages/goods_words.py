"""What everybody reads of a shop's goods is no place to lead shoppers elsewhere either: it stands on pages, in addresses and in
what machines read. Their words are full of figures, so it is looked at more closely than the page of the shop."""

from collections.abc import Iterable

from storefront.community.shop_pages.refusals import NoContactsInPublic
from storefront.kernel import contacts


def check_goods(texts: Iterable[str], kept: Iterable[str] = ()) -> None:
    """Raises NoContactsInPublic where a text holds a telephone number, an e-mail address, a link or an account; one that stood
    there before (`kept`) may stay."""
    there = set(kept)
    if any(contacts.leads_elsewhere(text) for text in texts if text not in there):
        raise NoContactsInPublic()


def words_in(values: object) -> list[str]:
    """Every text in the columns or attributes of a product: in rows and tables of them too."""
    if isinstance(values, str):
        return [values]
    if isinstance(values, dict):
        return [text for value in values.values() for text in words_in(value)]
    return [text for value in values for text in words_in(value)] if isinstance(values, list) else []
