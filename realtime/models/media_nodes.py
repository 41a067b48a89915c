"""Where sound and picture pass: the media processes that there are, each on a machine of its own or not."""

from django.db import models


class MediaNode(models.Model):
    """A media process, as it was last heard. Where there is only one, nobody keeps a row of it."""

    url = models.CharField(max_length=200, primary_key=True)
    """The address of its control API."""
    heard_at = models.DateTimeField()
    is_draining = models.BooleanField(default=False)
    """Whether it is to be left: it takes no new rooms, and those it has go when nobody sends in them."""

    def __str__(self) -> str:
        return self.url
