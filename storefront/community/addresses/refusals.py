"""Why an address is refused."""

from storefront.kernel.refusals import N_, NotValid, Refusal


class AddressIsIncomplete(NotValid):
    text = N_("يُرجى كتابة العنوان المختصر، أو الحي والشارع.")


class AddressBookIsFull(Refusal):
    text = N_("في دفتر العناوين 10 عناوين، وهذا أقصى ما يتسع له.")
