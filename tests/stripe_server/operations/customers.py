"""Customers: a name and an address to which payments can belong."""

from ..world import Body
from ..world.ids import random_word
from .calls import Call, merged, operation
from .listing import listed

KIND = "customer"
FIELDS = "address business_name description email individual_name name phone preferred_locales shipping tax_exempt"


@operation("Customer.create", f"{FIELDS} metadata")
def create(call: Call) -> Body:
    values = {name: value or None for name, value in call.some(*FIELDS.split()).items()}
    customer = call.world.new(KIND, call.owner, balance=0, delinquent=False, next_invoice_sequence=1)
    customer.body.update(invoice_prefix=random_word(8).upper(), preferred_locales=[], tax_exempt="none", **_of(values))
    customer.body["invoice_settings"] = dict.fromkeys(
        ("custom_fields", "default_payment_method", "footer", "rendering_options")
    )
    customer.body["metadata"] = merged({}, call.get("metadata"))
    call.world.tell(customer, "customer.created")
    return customer.body


def _of(values: Body) -> Body:
    if isinstance(values.get("address"), dict):
        lines = ("city", "country", "line1", "line2", "postal_code", "state")
        values["address"] = {**dict.fromkeys(lines), **values["address"]}
    return values


@operation("Customer.list", "email")
def index(call: Call) -> Body:
    return listed(call, KIND, "email")


@operation("Customer.retrieve")
def show(call: Call) -> Body:
    return call.thing(KIND, "customer").body


@operation("Customer.update", f"{FIELDS} metadata")
def update(call: Call) -> Body:
    customer = call.thing(KIND, "customer")
    values = _of({name: value or None for name, value in call.some(*FIELDS.split()).items()})
    values["metadata"] = merged(customer.body["metadata"], call.get("metadata"))
    call.world.change(customer, "customer.updated", **values)
    return customer.body
