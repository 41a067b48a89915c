"""Organisations, and who is what in them."""

from functools import partial
from uuid import UUID

from deliberation.accounts import policies
from deliberation.accounts.models import Account, Organisation, OrganisationRole
from deliberation.accounts.selectors import access_account, access_organisation
from deliberation.accounts.services.saving import save
from deliberation.core.errors import Conflict, Invalid
from deliberation.eventlog.units import Actor, change, emit
from deliberation.eventlog.verbs import Result
from deliberation.events.organisations import (
    OrganisationActivate,
    OrganisationActivated,
    OrganisationAppoint,
    OrganisationAppointed,
    OrganisationChange,
    OrganisationChanged,
    OrganisationCreate,
    OrganisationCreated,
    OrganisationDeactivate,
    OrganisationDeactivated,
    OrganisationDismiss,
    OrganisationDismissed,
    OrganisationKind,
    RoleInOrganisation,
)


class OrganisationResult(Result):
    """Which organisation it was."""

    organisation_id: UUID


@change
def create(actor: Account, command: OrganisationCreate) -> OrganisationResult:
    """Enter an organisation.

    Raises:
        Forbidden: ``organisation.forbidden``.
        Conflict: ``organisation.name_taken``.
    """
    policies.require(policies.may_manage_people(actor), "organisation.forbidden")
    organisation = enter(actor, Organisation(**command.model_dump()))
    return OrganisationResult(organisation_id=organisation.id)


@change
def enter(actor: Actor | None, organisation: Organisation) -> Organisation:
    """Save a new organisation and say so; the caller has asked for the right.

    Raises:
        Conflict: ``organisation.name_taken``.
    """
    save(organisation, require_free=partial(_require_free, organisation))
    created = OrganisationCreated(organisation_id=organisation.id, kind=OrganisationKind(organisation.kind))
    emit(created, stream=organisation.stream, actor=actor)
    return organisation


@change
def alter(actor: Account, command: OrganisationChange) -> OrganisationResult:
    """Change what is named of an organisation.

    Raises:
        NotFound: ``organisation.not_found``; ``account.not_found``, nobody to be liaison.
        Forbidden: ``organisation.forbidden``.
        Conflict: ``organisation.name_taken``.
    """
    organisation = access_organisation(actor, command.organisation_id, lock=True)
    policies.require(policies.may_manage_people(actor), "organisation.forbidden")
    fields = command.model_dump(exclude={"organisation_id", "liaison_id"})
    put(actor, organisation, {key: value for key, value in fields.items() if value is not None})
    if "liaison_id" in command.model_fields_set:
        liaison = None if command.liaison_id is None else access_account(actor, command.liaison_id)
        call_first(actor, organisation, liaison)
    return OrganisationResult(organisation_id=organisation.id)


@change
def put(actor: Actor | None, organisation: Organisation, values: dict[str, object]) -> None:
    """Give the organisation these values; the caller has asked for the right and locked the row.

    Raises:
        Conflict: ``organisation.name_taken``.
    """
    changed = sorted(key for key, value in values.items() if getattr(organisation, key) != value)
    if not changed:
        return
    for key in changed:
        setattr(organisation, key, values[key])
    save(organisation, require_free=partial(_require_free, organisation))
    emit(OrganisationChanged(organisation_id=organisation.id, fields=changed), stream=organisation.stream, actor=actor)


@change
def call_first(actor: Actor | None, organisation: Organisation, liaison: Account | None) -> None:
    """Name the one who is called first, who becomes a liaison if they had no role; or nobody.

    Raises:
        Invalid: ``request.invalid``; a place cannot be called.
    """
    if liaison is not None and not organisation.roles.filter(account=liaison).exists():
        assign(actor, organisation, liaison, RoleInOrganisation.LIAISON, post="")
    put(actor, organisation, {"liaison_id": None if liaison is None else liaison.id})


@change
def deactivate(actor: Account, command: OrganisationDeactivate) -> OrganisationResult:
    """Take an organisation out of the lists to choose from. Again changes nothing.

    Raises:
        NotFound: ``organisation.not_found``.
        Forbidden: ``organisation.forbidden``.
    """
    organisation = access_organisation(actor, command.organisation_id, lock=True)
    policies.require(policies.may_manage_people(actor), "organisation.forbidden")
    if organisation.is_active:
        organisation.is_active = False
        organisation.save(update_fields=["is_active"])
        event = OrganisationDeactivated(organisation_id=organisation.id)
        emit(event, stream=organisation.stream, actor=actor)
    return OrganisationResult(organisation_id=organisation.id)


@change
def activate(actor: Account, command: OrganisationActivate) -> OrganisationResult:
    """Put an organisation back into the lists. Again changes nothing.

    Raises:
        NotFound: ``organisation.not_found``.
        Forbidden: ``organisation.forbidden``.
    """
    organisation = access_organisation(actor, command.organisation_id, lock=True)
    policies.require(policies.may_manage_people(actor), "organisation.forbidden")
    if not organisation.is_active:
        organisation.is_active = True
        organisation.save(update_fields=["is_active"])
        emit(OrganisationActivated(organisation_id=organisation.id), stream=organisation.stream, actor=actor)
    return OrganisationResult(organisation_id=organisation.id)


@change
def appoint(actor: Account, command: OrganisationAppoint) -> OrganisationResult:
    """Give a person a role in an organisation, in place of the one they had there.

    Raises:
        NotFound: ``organisation.not_found``, ``account.not_found``.
        Forbidden: ``organisation.forbidden``.
        Conflict: ``organisation.inactive``.
        Invalid: ``request.invalid``; a place holds no post.
    """
    organisation = access_organisation(actor, command.organisation_id, lock=True)
    policies.require(policies.may_manage_people(actor), "organisation.forbidden")
    account = access_account(actor, command.account_id)
    if not organisation.is_active:
        raise Conflict("organisation.inactive")
    assign(actor, organisation, account, command.role, post=command.post)
    if command.role is RoleInOrganisation.LIAISON and organisation.liaison_id is None:
        call_first(actor, organisation, account)
    return OrganisationResult(organisation_id=organisation.id)


@change
def assign(
    actor: Actor | None, organisation: Organisation, account: Account, role: RoleInOrganisation, *, post: str
) -> None:
    """Give ``account`` a role; the caller has asked for the right and locked the organisation.

    Raises:
        Invalid: ``request.invalid``; a place holds no post.
    """
    if account.is_venue:
        raise Invalid("request.invalid", fields=[{"field": "account_id", "reason": "is_venue"}])
    held = OrganisationRole.objects.filter(organisation=organisation, account=account).first()
    if held is not None and (held.role, held.post) == (role, post):
        return
    OrganisationRole.objects.update_or_create(
        organisation=organisation, account=account, defaults={"role": role, "post": post}
    )
    event = OrganisationAppointed(organisation_id=organisation.id, account_id=account.id, role=role)
    emit(event, stream=organisation.stream, actor=actor)


@change
def admit(actor: Actor | None, roles: list[OrganisationRole]) -> None:
    """Save new roles of people who had none there; the caller has asked for the right and holds the organisations."""
    OrganisationRole.objects.bulk_create(roles)
    for role in roles:
        event = OrganisationAppointed(
            organisation_id=role.organisation_id, account_id=role.account_id, role=RoleInOrganisation(role.role)
        )
        emit(event, stream=role.organisation.stream, actor=actor)


@change
def dismiss(actor: Account, command: OrganisationDismiss) -> OrganisationResult:
    """Take a person's role away, and call them first no longer. Whoever has none keeps none.

    Raises:
        NotFound: ``organisation.not_found``.
        Forbidden: ``organisation.forbidden``.
    """
    organisation = access_organisation(actor, command.organisation_id, lock=True)
    policies.require(policies.may_manage_people(actor), "organisation.forbidden")
    if organisation.liaison_id == command.account_id:
        call_first(actor, organisation, None)
    deleted, _ = organisation.roles.filter(account_id=command.account_id).delete()
    if deleted:
        event = OrganisationDismissed(organisation_id=organisation.id, account_id=command.account_id)
        emit(event, stream=organisation.stream, actor=actor)
    return OrganisationResult(organisation_id=organisation.id)


def _require_free(organisation: Organisation) -> None:
    others = Organisation.objects.filter(kind=organisation.kind, name=organisation.name).exclude(id=organisation.id)
    if others.exists():
        raise Conflict("organisation.name_taken")
