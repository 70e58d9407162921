"""The plan as a whole: begun, on which picture, who chooses, whether everybody sees it, copied from an earlier one."""

from flask import Blueprint, current_app, request
from flask_babel import gettext, lazy_gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from storefront.fairs import allocations
from storefront.fairs import stalls as fairs
from storefront.fairs.stalls import StallPlan
from storefront.kernel import photos, units
from storefront.kernel.refusals import NotFound, NotValid
from storefront.web.kit.doors import actor
from storefront.web.kit.errors import page as error_page
from storefront.web.kit.errors import sentence
from storefront.web.kit.flashes import say
from storefront.web.kit.formats import count_of
from storefront.web.kit.requests import key_of
from storefront.web.kit.steps import take
from storefront.web.organiser.desk import own
from storefront.web.organiser.stall_forms import PictureForm
from storefront.web.organiser.stalls import back, page, planned

stall_plans = Blueprint("stall_plans", __name__)
LATE = lazy_gettext("تغيّرت حال الفعالية أو مخططها قبل هذا، فلم يُعمل به.")


@stall_plans.post("/exhibitions/<int:exhibition_id>/stall-plan")
def create(exhibition_id: int) -> Response:
    """An empty plan."""
    exhibition = own(exhibition_id)
    take(lambda: fairs.prepare(exhibition, actor()), gettext("بدأ المخطط. ضعوا عليه البسطات."), late=str(LATE))
    return back(exhibition_id)


@stall_plans.post("/exhibitions/<int:exhibition_id>/stall-plan/booking")
def booking(exhibition_id: int) -> Response:
    """Who says which family stands where."""
    _, plan = planned(exhibition_id)
    wanted = request.form.get("booking", "")
    others = allocations.refusals.OthersHoldStalls
    try:
        take(
            lambda: allocations.set_booking(plan, wanted, actor()),
            gettext("حُفظت طريقة الحجز."),
            late=str(LATE),
            but=(others,),
        )
    except others as refusal:
        units.abandon()
        say("bad", sentence(refusal))
    return back(exhibition_id)


@stall_plans.post("/exhibitions/<int:exhibition_id>/stall-plan/picture")
def picture(exhibition_id: int) -> Response | tuple[str, int]:
    """The stalls stand on this picture from now on."""
    planned(exhibition_id)
    form = PictureForm()
    if not form.validate():
        return page(*planned(exhibition_id), picture=form), 422
    try:
        kept = drawn(form)
    except NotValid as refusal:
        form.refuse("picture", refusal, sentence(refusal))
        return page(*planned(exhibition_id), picture=form), 422
    _, plan = planned(exhibition_id)
    take(lambda: fairs.set_picture(plan, kept, actor()), gettext("البسطات على الصورة الآن."), late=str(LATE))
    return back(exhibition_id)


def drawn(form: PictureForm) -> photos.Photo:
    """The picture in every size. Drawing takes half a second, so the database is given back to others before it. Raises
    NotAPhoto, PhotoIsTooBig, PhotoIsTooSmall, TooManyPhotosAtOnce."""
    data = form.picture.data.read()
    units.abandon()
    try:
        return photos.keep(data, current_app.config["MEDIA_DIR"])
    finally:
        units.begin(writing=True)


@stall_plans.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    """A file so large that nothing of the form was read: its page again, with the sentence beside the field. No door was passed
    yet, so whoever has no such plan gets the bare page."""
    form = PictureForm(formdata=None)
    form.picture.errors = [gettext("لم يصل الملف لأنه أكبر من 32 ميغابايت. اختاروا صورة حتى 25 ميغابايت.")]
    try:
        return page(*planned((request.view_args or {})["exhibition_id"]), picture=form), 413
    except NotFound:
        return error_page(413), 413


@stall_plans.post("/exhibitions/<int:exhibition_id>/stall-plan/picture/removal")
def removal(exhibition_id: int) -> Response:
    """The stalls stand on a grid; their places stay."""
    _, plan = planned(exhibition_id)
    take(lambda: fairs.set_picture(plan, None, actor()), gettext("رُفعت الصورة، والبسطات في مواضعها."), late=str(LATE))
    return back(exhibition_id)


@stall_plans.post("/exhibitions/<int:exhibition_id>/stall-plan/copies")
def copies(exhibition_id: int) -> Response:
    """The stalls of an earlier exhibition, without their families."""
    exhibition, plan = planned(exhibition_id)
    source = template(exhibition.body_id, exhibition_id)
    copied: list[int] = []
    take(
        lambda: copied.append(fairs.copy(plan, source, actor())),
        lambda: gettext("نُسخ المخطط: %(stalls)s.", stalls=count_of("stall", copied[0])),
        late=str(LATE),
    )
    return back(exhibition_id)


def template(body_id: int, exhibition_id: int) -> StallPlan:
    """The plan that was chosen to copy; raises NotFound for one that is not offered."""
    wanted = key_of(request.form.get("plan"))
    found = next((one for one in fairs.templates(body_id, exhibition_id) if one.id == wanted), None)
    if found is None:
        raise NotFound()
    return found


@stall_plans.post("/exhibitions/<int:exhibition_id>/stall-plan/publication")
def publication(exhibition_id: int) -> Response:
    """Everybody sees it from now on, or its body alone again."""
    _, plan = planned(exhibition_id)
    to_all = request.form.get("shown") == "yes"
    done = gettext("يرى الجميع المخطط الآن.") if to_all else gettext("لا يرى المخطط الآن غيركم ومن له بسطة.")
    take(lambda: fairs.show(plan, actor(), to_all=to_all), done, late=str(LATE))
    return back(exhibition_id)


@stall_plans.post("/exhibitions/<int:exhibition_id>/stall-plan/rest")
def rest(exhibition_id: int) -> Response:
    """Whoever comes and has no stall is given one of those that are free."""
    _, plan = planned(exhibition_id)
    given: list[int] = []
    take(
        lambda: given.append(allocations.give_rest(plan, actor())),
        lambda: gettext("أُعطيت بسطات، وكُتب إلى أصحابها: %(families)s.", families=count_of("family", given[0])),
        late=str(LATE),
    )
    return back(exhibition_id)
