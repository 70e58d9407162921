"""Why an agreement is refused."""

from storefront.kernel.refusals import N_, Refusal


class ExhibitionHasClosed(Refusal):
    text = N_("أُغلق المعرض وحُسبت مجاميعه، فلا يُؤذن بعده.")
