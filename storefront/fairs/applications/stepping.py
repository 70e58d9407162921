"""One step of an application, held by its unit together with its call."""

from storefront.fairs import calls
from storefront.fairs.applications.facts import ApplicationStepped
from storefront.fairs.applications.models import ExhibitApplication
from storefront.fairs.applications.states import APPLICATION
from storefront.fairs.calls import ExhibitorCall
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.facts import tell


def hold(application: ExhibitApplication) -> ExhibitorCall:
    """The call of an application; whoever takes a step with either waits for the end of this unit. It is read anew."""
    call = calls.lock(application.call_id)
    db.session.refresh(application)
    return call


def step(application: ExhibitApplication, after: str, actor: Actor) -> None:
    """It goes on to another state. Raises NotNow."""
    APPLICATION.check(application.state, after)
    now = clock.now()
    application.state, application.changed_at = after, now
    db.session.flush()
    tell(
        ApplicationStepped(
            application.id,
            application.call_id,
            application.family_id,
            after,
            now.isoformat(),
            actor.user_id,
            application.reason if after in ("withdrawn", "declined", "taken_away") else "",
        )
    )
