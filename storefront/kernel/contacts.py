"""How to reach somebody, found in words about goods, which are full of other figures. Pure."""

import re

from storefront.kernel import figures, wording

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w[\w.-]*")
# telephone numbers as they are dialled here; other long rows of figures are sizes, weights, prices, years or codes of goods
_APART = r"[\s().-]{0,2}"
TELEPHONE = re.compile(
    rf"""
    (?:\+|(?<!\d)00)\s?[1-9](?:{_APART}\d){{8,13}}(?!\d)     # with the code of a country
    |(?<!\d)966{_APART}0?[15](?:{_APART}\d){{8}}(?!\d)
    |(?<!\d)0(?:5|1[1-7](?={_APART}\d))(?:{_APART}\d){{7,8}}(?!\d)
    |(?<!\d)0\s5(?:\s\d){{8}}(?!\d)                         # figure by figure
    |(?<!\d)5\d(?:\d{{7}}|[\s-]\d{{3}}[\s-]?\d{{4}})(?!\d)   # a mobile without its nought
    |(?<!\d)(?:9200[\s-]?\d{{5}}|920[\s-]\d{{3}}[\s-]\d{{3}}|800[\s-]?\d{{3}}[\s-]?\d{{4}})(?!\d)
    """,
    re.VERBOSE,
)


def leads_elsewhere(text: str) -> bool:
    """Whether words about goods say how to reach somebody: a telephone number, an e-mail address, a link or an account. Unlike
    `wording.has_contact` it lets every other row of figures be: sizes, weights, years, prices, codes."""
    return bool(ADDRESS.search(text) or wording.has_link(text) or TELEPHONE.search(figures.western(text)))
