"""What the storage tidies by itself."""

from deliberation.core.schedule import every
from deliberation.documents.services import files

every(3600, name="documents.purge")(files.purge)
