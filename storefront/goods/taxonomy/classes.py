"""Return classes: R and H go back for a change of mind (H unopened), M and F only when something is wrong with them."""

FRESH, MADE_TO_ORDER = "F", "M"
EATEN_FRESH = (FRESH, MADE_TO_ORDER)  # in a category of cooked food
CAN_CHANGE_MIND = ("R", "H")


def class_with(return_class: str, text: str) -> str:
    """The class of a piece of goods of this class with what its shopper wishes written on it: it was made for them and is not
    given back for a change of mind (E-Commerce Law of Saudi Arabia, article 13). Without a text it is the goods' own."""
    return MADE_TO_ORDER if text and return_class in CAN_CHANGE_MIND else return_class
