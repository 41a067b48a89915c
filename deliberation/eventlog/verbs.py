"""Verbs: each change a person can make is declared once here and gets both of its doors from the declaration.

``perform`` is what both doors call. It checks the shape, opens the unit of work, and keeps a receipt, so that a request
sent twice has one effect and two equal answers. Verbs that a whole room performs at the same moment are done in
batches; then ``submit`` is for whoever must not wait in a thread.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from django.db import IntegrityError
from pydantic import BaseModel, ConfigDict, ValidationError

from deliberation.core.errors import DomainError, Invalid
from deliberation.core.threads import give_back_connections
from deliberation.eventlog import receipts
from deliberation.eventlog.group_commit import Lanes
from deliberation.eventlog.models import Receipt
from deliberation.eventlog.units import Actor, unit_of_work
from deliberation.events.base import Command

M = TypeVar("M", bound=BaseModel)

KEY_LENGTH = 80
LANE = "room_id"
"""The field of a command in whose lane it is done: a room's batches follow each other, rooms do not wait for rooms."""


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
        transactional: ``False`` for services that must speak to another process or a disk first, and open their own
            unit of work.
        many: for verbs that a whole room performs at once: ``many(requests)`` does a batch in one unit of work and
            returns for each request, in order, its result or its refusal. ``service`` is a batch of one.
        keeps_receipts: ``False`` where a row of the verb's own tells that a request was done before.
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
    many: "Callable[[Sequence[Request]], Sequence[Verdict]] | None" = None
    keeps_receipts: bool = True

    @property
    def name(self) -> str:
        return self.command.type


@dataclass(frozen=True, slots=True)
class Request:
    """What one person asks for, in the right shape; sent again it has the same ``key``."""

    actor: Any
    command: Any
    key: str | None = None

    @property
    def verb(self) -> Verb:
        """The verb that is asked for."""
        return VERBS[self.command.type]

    @property
    def identity(self) -> receipts.Identity | None:
        """What makes another request the same as this one; ``None`` without a key."""
        return (self.actor.id, self.command.type, self.key) if self.key is not None else None

    @property
    def receipt_identity(self) -> receipts.Identity | None:
        """The same, where the verb keeps receipts."""
        return self.identity if self.verb.keeps_receipts else None


Verdict = Result | DomainError

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
    if verb.many is not None:
        future = submit(verb, actor, data, key=key)
        give_back_connections()  # the batch needs one: those who wait for it must not hold all that there are
        return future.result()
    command = parse(verb.command, data)
    if not verb.transactional:
        return verb.service(actor, command)
    request = Request(actor, command, _checked(key))
    if request.receipt_identity is None:
        with unit_of_work():
            return verb.service(actor, command)
    try:
        return _perform_once(request, request.receipt_identity)
    except (IntegrityError, DomainError):
        # If the same request on another connection won the race and has committed, its receipt answers: what stood in
        # the way of this one may be the very effect of that one.
        if not receipts.found([request.receipt_identity]):
            raise
        return _perform_once(request, request.receipt_identity)


def submit(verb: Verb, actor: Actor, data: object, *, key: str | None) -> "Future[Result]":
    """Queue a request of a verb that is done in batches; its future is settled once its batch is in the database.

    Raises:
        Invalid: ``request.invalid``.
    """
    command = parse(verb.command, data)
    return _lanes.submit(getattr(command, LANE), Request(actor, command, _checked(key)))


def _checked(key: str | None) -> str | None:
    if key is not None and not 1 <= len(key) <= KEY_LENGTH:
        raise Invalid("request.invalid", fields=[{"field": "Idempotency-Key", "reason": "length"}])
    return key


def _perform_once(request: Request, identity: receipts.Identity) -> Result:
    with unit_of_work():
        receipt = receipts.found([identity]).get(identity)
        if receipt is not None:
            return _outcome(request, receipt)
        result = request.verb.service(request.actor, request.command)
        receipts.keep([_receipt(request, identity, result)])
        return result


def _receipt(request: Request, identity: receipts.Identity, result: Result) -> receipts.Outcome:
    return receipts.Outcome(identity, receipts.digest(request.command), result.model_dump(mode="json"))


def _outcome(request: Request, receipt: Receipt) -> Result:
    if receipt.request_hash != receipts.digest(request.command):
        raise Invalid("idempotency.mismatch", "this key was used for another request")
    return request.verb.result.model_validate(receipt.outcome)


def _perform_batch(batch: Sequence[Request]) -> list[Verdict]:
    """Do a batch in one unit of work: as ``perform`` would one by one, in their order."""
    try:
        verdicts = _perform_together(batch)
    except IntegrityError:  # as in perform; now the other connection's receipt is there to be found
        verdicts = _perform_together(batch)
    refused = [request for request, verdict in zip(batch, verdicts, strict=True) if isinstance(verdict, DomainError)]
    late = _receipts(refused)
    return [
        _recalled(request, late[request.receipt_identity]) if request.receipt_identity in late else verdict
        for request, verdict in zip(batch, verdicts, strict=True)
    ]


def _perform_together(batch: Sequence[Request]) -> list[Verdict]:
    verdicts: dict[int, Verdict] = {}
    first: dict[receipts.Identity, int] = {}
    with unit_of_work():
        kept = _receipts(batch)
        fresh: dict[str, list[int]] = defaultdict(list)
        for number, request in enumerate(batch):
            identity = request.receipt_identity
            if identity in kept:
                verdicts[number] = _recalled(request, kept[identity])
            elif identity is None or first.setdefault(identity, number) == number:
                fresh[request.verb.name].append(number)
        for name, numbers in fresh.items():
            many = VERBS[name].many
            assert many is not None  # nothing else is submitted
            verdicts.update(zip(numbers, many([batch[number] for number in numbers]), strict=True))
        done = {identity: (batch[number], verdicts[number]) for identity, number in first.items()}
        receipts.keep(
            _receipt(request, identity, verdict)
            for identity, (request, verdict) in done.items()
            if isinstance(verdict, Result)
        )
    for number, request in enumerate(batch):
        if number not in verdicts and request.receipt_identity is not None:
            verdicts[number] = _repeated(request, *done[request.receipt_identity])
    return [verdicts[number] for number in range(len(batch))]


def _receipts(requests: Sequence[Request]) -> dict[receipts.Identity | None, Receipt]:
    identities = [request.receipt_identity for request in requests]
    return dict(receipts.found(identity for identity in identities if identity is not None).items())


def _recalled(request: Request, receipt: Receipt) -> Verdict:
    try:
        return _outcome(request, receipt)
    except DomainError as refusal:
        return refusal


def _repeated(request: Request, before: Request, verdict: Verdict) -> Verdict:
    """Return the verdict on a request that came twice in one batch."""
    if request.command != before.command:
        return Invalid("idempotency.mismatch", "this key was used for another request")
    return verdict


_lanes: Lanes[Request, Result] = Lanes(_perform_batch)
