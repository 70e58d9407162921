"""Structured data for search engines (schema.org as JSON-LD). Only what the page itself shows; never private facts."""

import json
from typing import Any

from markupsafe import Markup

from storefront.community import regions
from storefront.goods import catalogue, portions, scores
from storefront.kernel import money
from storefront.web.kit import attributes, links
from storefront.web.kit.formats import rating
from storefront.web.kit.locale import in_language, language
from storefront.web.shop.buying import Promise
from storefront.web.shop.cards import media


def embedded(data: dict[str, Any]) -> Markup:
    """JSON that can stand inside a script element whatever words it holds."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


def product_data(seen: catalogue.Seen, free: dict[int, int], promise: Promise, score: scores.Score) -> Markup:
    """Product with an Offer for each variant, as far as the page promises that it can be had."""
    product = seen.product
    return embedded(
        {
            "@type": "Product",
            "name": in_language(product, "name"),
            "description": in_language(product, "about"),
            "sku": str(product.id),
            "category": in_language(seen.category, "name"),
            "inLanguage": language(),
            "image": [links.absolute(media(photo.key, min(photo.width, 1280), "jpg")) for photo in seen.photos],
            "additionalProperty": [
                {"@type": "PropertyValue", "name": name, "value": value} for name, value in attributes.rows_of(product)
            ],
            "brand": {"@type": "Brand", "name": in_language(seen.family, "trade_name")},
            "offers": [offer(seen, variant, availability(seen, variant, free, promise)) for variant in seen.variants],
            **rated(score),
        }
    )


def rated(score: scores.Score) -> dict[str, Any]:
    """What shoppers gave, once anybody has: the same figure that stands on the page, as search engines want it."""
    if not score.number:
        return {}
    best = {"bestRating": scores.MOST_STARS, "worstRating": 1}
    value = {"@type": "AggregateRating", "ratingValue": rating(score.tenths), "reviewCount": score.number}
    return {"aggregateRating": {**value, **best}}


def availability(seen: catalogue.Seen, variant: Any, free: dict[int, int], promise: Promise) -> str:
    """Whether a variant can be bought now: not while the family is on holiday, nor without a piece, a day or a way for it."""
    if not promise.is_open:
        return "OutOfStock"
    if not portions.is_kept(seen.product):
        return "MadeToOrder"
    return "InStock" if free.get(variant.id, 0) else "OutOfStock"


def offer(seen: catalogue.Seen, variant: Any, state: str) -> dict[str, Any]:
    """One Offer: price in riyals, availability as it is now."""
    return {
        "@type": "Offer",
        "name": in_language(variant, "name") or in_language(seen.product, "name"),
        "price": money.plain(variant.price_minor),
        **({"priceSpecification": unit_price(variant)} if variant.grams else {}),
        "priceCurrency": money.SAR,
        "availability": f"https://schema.org/{state}",
        "url": links.canonical(),
        "seller": {"@type": "Organization", "name": in_language(seen.family, "trade_name")},
    }


def unit_price(variant: Any) -> dict[str, Any]:
    """The price of a portion beside its weight, from which search engines reckon that of a kilogram."""
    kilogram = {"@type": "QuantitativeValue", "value": 1, "unitCode": "KGM"}
    quantity = {"@type": "QuantitativeValue", "value": variant.grams, "unitCode": "GRM", "valueReference": kilogram}
    price = {"price": money.plain(variant.price_minor), "priceCurrency": money.SAR}
    return {"@type": "UnitPriceSpecification", **price, "referenceQuantity": quantity}


def family_data(family: Any) -> Markup:
    """The shop of a family's row: name, craft, city and region; neither address nor legal name."""
    city, region = regions.place(family.city_id)
    return embedded(
        {
            "@type": "Store",
            "name": in_language(family, "trade_name"),
            "description": in_language(family, "craft"),
            "url": links.canonical(),
            **({"foundingDate": str(family.since_year)} if family.since_year else {}),
            "areaServed": in_language(region, "name"),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": in_language(city, "name"),
                "addressRegion": in_language(region, "name"),
                "addressCountry": "SA",
            },
        }
    )
