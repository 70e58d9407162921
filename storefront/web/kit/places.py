"""Cities in the one order in which every list shows them: by the letters of the reader's language."""

from collections.abc import Iterable
from typing import Any, TypeVar

from wtforms.fields import SelectChoice

from storefront.kernel import arabic
from storefront.web.kit.locale import in_language

Place = TypeVar("Place")


def by_name(cities: Iterable[Place]) -> list[Place]:
    """Cities by their names as the reader reads them; a hamza or a mark changes nothing."""
    return sorted(cities, key=lambda city: arabic.fold(in_language(city, "name")))


def city_choices(cities: Iterable[Any], ask: str = "") -> list[SelectChoice]:
    """Cities to choose one of, after the line that asks for one where none is chosen yet."""
    first = [SelectChoice("", ask)] if ask else []
    return [*first, *(SelectChoice(str(city.id), in_language(city, "name")) for city in by_name(cities))]
