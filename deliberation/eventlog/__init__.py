"""The one log: what happened, in order, checkable, erasable; outbox, audit trail and resume at once."""
