"""Part of a name as a LIKE pattern, for the few lists that are searched without the index. Pure."""

ESCAPE = "\\"
_MEANT = str.maketrans({sign: ESCAPE + sign for sign in (ESCAPE, "%", "_")})
_ANY_FORM = str.maketrans(dict.fromkeys("اأإآٱىيئةه", "_"))  # letters people write one for the other


def part_of(words: str) -> str:
    """A pattern that finds the words anywhere in a name, whichever form of alef, yaa or taa marbuta was written.

    Signs that mean something in a pattern are taken as they stand; to be used with escape=ESCAPE.
    """
    return f"%{words.translate(_MEANT).translate(_ANY_FORM)}%"
