"""The code of a link as a picture and the table of all of them: for its family alone, kept by nobody."""

from flask.testing import FlaskClient

from storefront.goods import sharing
from storefront.kernel.units import unit_of_work
from tests.builders.community import a_family
from tests.builders.desks import a_desk, a_stranger
from tests.builders.links import a_link

PAGE = "/family/links"


def test_its_code_is_a_picture_that_nobody_keeps(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        link = a_link(desk.family)

    answer = client.get(f"{PAGE}/{link.code}/code.png")

    assert answer.data.startswith(b"\x89PNG")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/png", "no-store")


def test_the_table_holds_every_link_of_the_family(client: FlaskClient) -> None:
    desk = a_desk(client)
    with unit_of_work():
        own, theirs = a_link(desk.family), a_link(a_family())
        shop = sharing.code_of_shop(desk.family.id)

    answer = client.get(f"{PAGE}/table.csv")

    told = answer.text
    assert (answer.mimetype, len(told.splitlines())) == ("text/csv", 3)
    assert (own.code in told, str(shop) in told, theirs.code in told) == (True, True, False)


def test_a_stranger_takes_nothing_along(client: FlaskClient) -> None:
    with unit_of_work():
        link = a_link()
    a_stranger(client)

    assert [client.get(f"{PAGE}/{one}").status_code for one in ("table.csv", f"{link.code}/code.png")] == [403, 404]
