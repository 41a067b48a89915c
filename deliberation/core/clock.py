"""The one place that reads the clock, so that time is a parameter everywhere else."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment in UTC. Take it once per verb."""
    return datetime.now(UTC)


def iso(moment: datetime) -> str:
    """Return ``moment`` as RFC 3339 text in UTC with microseconds: always the same text for the same moment."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
