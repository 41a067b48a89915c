"""How often something was done lately."""

from django.db import models

from deliberation.accounts.digests import DIGEST_LENGTH


class RateWindow(models.Model):
    """How often one thing was done from one place, or about one number, in the time that ends at ``ends_at``."""

    key = models.CharField(max_length=DIGEST_LENGTH, primary_key=True)
    """Keyed digest of what was done and by whom; the number or address itself is kept nowhere."""
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%Y-%m-%d %H:%M}"
