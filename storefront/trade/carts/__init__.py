"""Baskets of goods from several families."""

from storefront.trade.carts.models import Cart, CartFamily, CartLine

__all__ = ["Cart", "CartFamily", "CartLine"]
