"""Verbs: each change a person can make is declared once here and gets both of its doors from the declaration.

``perform`` is what both doors call. It checks the shape, opens the unit of work, and keeps a receipt, so that a request
sent twice has one effect and two equal answers.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar
from uuid import UUID

from django.db import IntegrityError
from django.db.models import QuerySet
from pydantic import BaseModel, ConfigDict, ValidationError

from deliberation.core import clock
from deliberation.core.errors import DomainError, Invalid
from deliberation.eventlog import chain
from deliberation.eventlog.models import Receipt
from deliberation.eventlog.units import Actor, unit_of_work
from deliberation.events.base import Command

M = TypeVar("M", bound=BaseModel)

KEY_LENGTH = 80


class Result(BaseModel):
    """What a verb answers: ids and states. It is kept in the receipt, so it holds nothing personal."""

    model_config = ConfigDict(frozen=True, from_attributes=True, json_schema_serialization_defaults_required=True)


class Done(Result):
    """The answer of a verb that has nothing more to say."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a person can do.

    Attributes:
        command: shape of the request; its ``type`` is the verb's name on the socket.
        service: ``service(actor, command) -> Result``; authorises, changes, emits.
        result: shape of the answer.
        method, path: the REST route below ``/api/``; ``{field}`` names fields of the command.
        status: HTTP status of success.
        summary: one sentence for the API's documentation.
        on_socket: whether the room's socket takes it too.
        transactional: ``False`` for services that must speak to another process first, and open their own unit of work.
    """

    command: type[Command]
    service: Callable[[Any, Any], Result]
    result: type[Result]
    method: Literal["POST", "PUT", "PATCH", "DELETE"]
    path: str
    summary: str
    status: int = 200
    on_socket: bool = False
    transactional: bool = True

    @property
    def name(self) -> str:
        return self.command.type


VERBS: dict[str, Verb] = {}


def declare(*verbs: Verb) -> tuple[Verb, ...]:
    """Enter verbs into the registry and return them."""
    for verb in verbs:
        if verb.name in VERBS:
            raise RuntimeError(f"verb {verb.name} is declared twice")
        VERBS[verb.name] = verb
    return verbs


def parse(model: type[M], data: object) -> M:
    """Return ``data`` as a command, or as the body of a request that is not a verb.

    Raises:
        Invalid: ``request.invalid``, with the fields that are wrong.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        fields = [
            {"field": ".".join(str(part) for part in item["loc"]), "reason": item["type"]}
            for item in error.errors(include_url=False, include_context=False, include_input=False)
        ]
        raise Invalid("request.invalid", "the request does not have the expected shape", fields=fields) from None


def perform(verb: Verb, actor: Actor, data: object, *, key: str | None) -> Result:
    """Do ``verb`` as ``actor`` and return its answer; with a ``key`` used before, return that answer again.

    Raises:
        DomainError: the shape, the right or the state forbids it; nothing has changed then.
    """
    command = parse(verb.command, data)
    if not verb.transactional:
        return verb.service(actor, command)
    if key is None:
        with unit_of_work():
            return verb.service(actor, command)
    if not 1 <= len(key) <= KEY_LENGTH:
        raise Invalid("request.invalid", fields=[{"field": "Idempotency-Key", "reason": "length"}])
    try:
        return _perform_once(verb, actor, command, key)
    except (IntegrityError, DomainError):
        # If the same request on another connection won the race and has committed, its receipt answers: what stood in
        # the way of this one may be the very effect of that one.
        if not _receipts(verb, actor.id, key).exists():
            raise
        return _perform_once(verb, actor, command, key)


def _perform_once(verb: Verb, actor: Actor, command: Command, key: str) -> Result:
    digest = hashlib.sha256(chain.canonical(command.model_dump(mode="json")).encode()).hexdigest()
    with unit_of_work():
        receipt = _receipts(verb, actor.id, key).first()
        if receipt is not None:
            if receipt.request_hash != digest:
                raise Invalid("idempotency.mismatch", "this key was used for another request")
            return verb.result.model_validate(receipt.outcome)
        result = verb.service(actor, command)
        Receipt.objects.create(
            account_id=actor.id,
            verb=verb.name,
            key=key,
            request_hash=digest,
            outcome=result.model_dump(mode="json"),
            created_at=clock.now(),
        )
        return result


def _receipts(verb: Verb, account_id: UUID, key: str) -> QuerySet[Receipt]:
    return Receipt.objects.filter(account_id=account_id, verb=verb.name, key=key)
