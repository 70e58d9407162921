"""Pictures of a family's goods: drawn anew, refused in words, ordered, taken away, and nobody else's."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from storefront.goods import catalogue, shelves
from storefront.goods.catalogue import Product, ProductPhoto
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.browser import post
from tests.builders.community import a_family
from tests.builders.desks import FamilyDesk, a_desk, a_stranger
from tests.builders.goods import a_product
from tests.builders.reading import page


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), colour: str = "#b9473a") -> bytes:
    """The bytes of a picture."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def send(client: FlaskClient, product: Product, data: bytes, name: str = "photo.jpg", **typed: str):  # type: ignore[no-untyped-def]
    return post(client, f"/family/products/{product.id}/photos", photo=(BytesIO(data), name), **typed)


def own_product(desk: FamilyDesk) -> Product:
    with unit_of_work():
        return a_product(of=desk.family, name=("دهن ورد", "Rose oil"))


def photos_of(product: Product) -> list[ProductPhoto]:
    db.session.rollback()
    statement = db.select(ProductPhoto).where(ProductPhoto.product_id == product.id).order_by(ProductPhoto.position)
    return list(db.session.scalars(statement))


def with_photos(product: Product, number: int) -> list[ProductPhoto]:
    with unit_of_work():
        for place in range(number):
            key = f"{product.id:016x}{place:016x}"
            catalogue.add_photo(product, key=key, size=(640, 480), tint="tint-01", alt=("صورة", ""))
    return photos_of(product)


def test_no_telephone_number_is_seen_on_a_picture(app: Flask, client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    answer = send(client, product, a_picture(), alt="اتصلوا 0551234567")

    assert answer.status_code == 422
    assert "هذا الكلام يقرؤه الجميع" in page(answer).one("span", id="alt-error").words
    assert photos_of(product) == []
    assert list(Path(app.config["MEDIA_DIR"]).glob("??/*")) == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_uploaded_picture_is_drawn_and_shown(app: Flask, client: FlaskClient, kind: str) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    answer = send(client, product, a_picture(kind), alt="علبة بخور")

    [photo] = photos_of(product)
    folder = Path(app.config["MEDIA_DIR"]) / photo.key[:2] / photo.key
    card = shelves.card(product.id)
    assert answer.status_code == 303
    assert {path.name for path in folder.iterdir()} >= {"480.webp", "480.jpg", "320.webp"}
    assert (photo.width, photo.height) == (480, 480)
    assert photo.alt_ar == "علبة بخور"
    assert card is not None
    assert card.photo_key == photo.key


def test_without_a_description_the_name_of_the_product_stands_in(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    send(client, product, a_picture())

    assert photos_of(product)[0].alt_ar == "دهن ورد"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "تعذّرت قراءة الصورة"),
        (b"%PDF-1.4", "تعذّرت قراءة الصورة"),
        (b"", "تعذّرت قراءة الصورة"),
        (a_picture()[:900], "تعذّرت قراءة الصورة"),
        (a_picture(size=(60, 60)), "الصورة صغيرة"),
        (a_picture("GIF"), "تعذّرت قراءة الصورة"),
    ],
)
def test_what_is_no_good_picture_is_refused_beside_the_field(
    app: Flask, client: FlaskClient, data: bytes, words: str
) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    answer = send(client, product, data, "photo.jpg", alt="علبة بخور")

    assert answer.status_code == 422
    assert words in answer.text
    assert 'id="photo-error"' in answer.text
    assert "علبة بخور" in answer.text
    assert photos_of(product) == []
    assert list(Path(app.config["MEDIA_DIR"]).glob("??/*")) == []


def test_no_file_at_all_is_asked_for(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    answer = post(client, f"/family/products/{product.id}/photos", alt="")

    assert answer.status_code == 422
    assert "اختاروا صورة أولاً" in answer.text


def test_more_bytes_than_the_market_takes_are_refused_in_words(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    answer = client.post(
        f"/family/products/{product.id}/photos",
        input_stream=BytesIO(),
        environ_overrides={"CONTENT_LENGTH": str(33 * 1024 * 1024)},
        content_type="multipart/form-data; boundary=here",
    )

    assert answer.status_code == 413
    assert "25 ميغابايت" in answer.text
    assert photos_of(product) == []


def test_a_product_has_a_limited_number_of_pictures(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)
    with_photos(product, catalogue.MOST_PHOTOS)

    answer = send(client, product, a_picture())

    assert answer.status_code == 422
    assert len(photos_of(product)) == catalogue.MOST_PHOTOS


def test_a_file_name_is_never_used(app: Flask, client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)

    send(client, product, a_picture(), "../../<script>alert(1)</script>.php")

    assert {path.suffix for path in Path(app.config["MEDIA_DIR"]).rglob("*.*")} == {".webp", ".jpg"}
    assert "<script>alert" not in client.get(f"/family/products/{product.id}").text


def test_a_picture_is_put_first_and_onto_the_card(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)
    first, second, third = with_photos(product, 3)

    post(client, f"/family/products/{product.id}/photos/{third.id}/lead")

    assert [photo.id for photo in photos_of(product)] == [third.id, first.id, second.id]
    card = shelves.card(product.id)
    assert card is not None
    assert card.photo_key == third.key


def test_a_picture_is_taken_away(client: FlaskClient) -> None:
    desk = a_desk(client)
    product = own_product(desk)
    first, second = with_photos(product, 2)

    answer = post(client, f"/family/products/{product.id}/photos/{first.id}/removal")

    assert answer.location == f"/family/products/{product.id}#photos"
    assert [photo.id for photo in photos_of(product)] == [second.id]


def test_the_other_family_and_the_stranger_touch_no_picture(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family())
    [photo] = with_photos(product, 1)
    a_desk(client)
    paths = [f"/family/products/{product.id}/photos/{photo.id}/{step}" for step in ("lead", "removal")]

    assert [post(client, path).status_code for path in paths] == [404, 404]
    assert send(client, product, a_picture()).status_code == 404
    assert [post(a_stranger(client), path).status_code for path in paths] == [404, 404]
    assert len(photos_of(product)) == 1


def test_a_picture_is_found_only_under_its_own_product(client: FlaskClient) -> None:
    desk = a_desk(client)
    product, other = own_product(desk), own_product(desk)
    [photo] = with_photos(other, 1)

    assert post(client, f"/family/products/{product.id}/photos/{photo.id}/removal").status_code == 404


@pytest.mark.parametrize(("prefix", "words"), [("", "أكبر من 32 ميغابايت"), ("/en", "larger than 32 MB")])
def test_a_file_nobody_reads_is_refused_beside_its_field(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, prefix: str, words: str
) -> None:
    product = own_product(a_desk(client))
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 50_000)

    answer = post(client, f"{prefix}/family/products/{product.id}/photos", photo=(BytesIO(b"x" * 60_000), "photo.jpg"))
    found = page(answer)

    assert answer.status_code == 413
    assert words in found.one("span", id="photo-error").words
    assert found.one("input", id="photo")["aria-invalid"] == "true"
    assert photos_of(product) == []


@pytest.mark.parametrize("enter", [lambda client: client, a_stranger, a_desk])
def test_a_file_too_large_tells_nobody_elses_product(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, enter: Callable[[FlaskClient], object]
) -> None:
    with unit_of_work():
        product = a_product(of=a_family(), name=("دهن ورد", "Rose oil"))
    enter(client)
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 50_000)

    answer = send(client, product, b"x" * 60_000)

    assert answer.status_code == 413
    assert "دهن ورد" not in answer.text


def test_pictures_are_put_in_another_order(client: FlaskClient) -> None:
    product = own_product(a_desk(client))
    first, second, third = with_photos(product, 3)
    path = f"/family/products/{product.id}/photos/order"

    post(client, path, order=[third.id, first.id, second.id])
    dragged = [photo.id for photo in photos_of(product)]
    post(client, path, order=dragged, step=f"later-{third.id}")

    assert dragged == [third.id, first.id, second.id]
    assert [photo.id for photo in photos_of(product)] == [first.id, third.id, second.id]


def test_what_is_seen_on_a_picture_is_said_in_both_languages(client: FlaskClient) -> None:
    product = own_product(a_desk(client))
    [photo] = with_photos(product, 1)
    path = f"/family/products/{product.id}/photos/{photo.id}/words"

    right = post(client, path, **{f"alt{photo.id}-alt_ar": "علبة حمراء", f"alt{photo.id}-alt_en": "A red box"})
    wrong = post(client, path, **{f"alt{photo.id}-alt_ar": "ش" * 201})

    assert (right.status_code, wrong.status_code) == (303, 422)
    assert (photos_of(product)[0].alt_ar, photos_of(product)[0].alt_en) == ("علبة حمراء", "A red box")


def test_order_and_words_are_its_familys_alone(client: FlaskClient) -> None:
    with unit_of_work():
        product = a_product(of=a_family())
    [photo] = with_photos(product, 1)
    a_desk(client)
    paths = [f"/family/products/{product.id}/photos/{end}" for end in ("order", f"{photo.id}/words")]

    assert [post(client, path).status_code for path in paths] == [404, 404]
    assert [post(a_stranger(client), path).status_code for path in paths] == [404, 404]
