"""Gateways: the ways money can come in, behind one port. The table of those that are open is here."""

from storefront.treasury.payments.gateways.base import Gateway
from storefront.treasury.payments.gateways.cash import Cash
from storefront.treasury.payments.gateways.pretend import Pretend

GATEWAYS: dict[str, Gateway] = {gateway.name: gateway for gateway in (Cash(), Pretend())}

__all__ = ["GATEWAYS", "Gateway"]
