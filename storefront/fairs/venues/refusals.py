"""Why something about a venue is refused."""

from storefront.kernel.refusals import N_, NotValid


class VenueNameIsMissing(NotValid):
    text = N_("اسم المكان مطلوب.")


class VenuePlaceIsMissing(NotValid):
    text = N_("اكتبوا كيف يصل الناس إليه: الحي والشارع والبوابة.")


class PointIsNotValid(NotValid):
    text = N_("الإحداثيات رقمان مثل 24.7136 و46.6753، داخل المملكة.")
