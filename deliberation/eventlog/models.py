"""Rows of the log. Nothing outside this app writes them."""

from django.db import models

from deliberation.core.ids import uuid7

GENESIS = "0" * 64
"""What the first record of a stream is chained to."""


class Stream(models.Model):
    """One audience's numbered sequence of events."""

    name = models.CharField(max_length=120, primary_key=True)
    head = models.PositiveBigIntegerField(default=0)
    """``seq`` of the newest event; 0 while there is none."""
    head_hash = models.CharField(max_length=64, default=GENESIS)
    """``hash`` of the newest event: whoever knows it can check all before."""

    def __str__(self) -> str:
        return f"{self.name}@{self.head}"


class EventRecord(models.Model):
    """The envelope of an event: never changed, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="records")
    seq = models.PositiveBigIntegerField()
    type = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    """The account that acted; null for the service itself. Not a foreign key: accounts stand above the log."""
    payload_digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="event_seq_once")]

    def __str__(self) -> str:
        return f"{self.stream_id}#{self.seq} {self.type}"


class Payload(models.Model):
    """The content of an event: canonical JSON (RFC 8785) as text, with the salt of its digest. May be erased."""

    record = models.OneToOneField(EventRecord, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    salt = models.CharField(max_length=32)
    text = models.TextField()

    def __str__(self) -> str:
        return f"payload of {self.record_id}"


class Delivery(models.Model):
    """One handler's duty towards one event: the outbox, done by the worker exactly once in effect."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        DEAD = "dead"

    record = models.ForeignKey(EventRecord, on_delete=models.PROTECT, related_name="deliveries")
    handler = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    last_error = models.CharField(max_length=500, default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "handler"], name="delivery_once")]
        indexes = [
            models.Index(fields=["next_at"], name="delivery_due", condition=models.Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"{self.handler} for {self.record_id}: {self.state}"


class Receipt(models.Model):
    """The outcome of a verb, kept a day, so that the same request sent again has no second effect."""

    account_id = models.UUIDField()
    verb = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    request_hash = models.CharField(max_length=64)
    outcome = models.JSONField()
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account_id", "verb", "key"], name="receipt_once")]

    def __str__(self) -> str:
        return f"{self.verb} {self.key}"
