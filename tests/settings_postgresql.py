"""The tests' settings on a PostgreSQL database that ``TEST_DATABASE_URL`` names."""

import os

from tests.settings import *  # noqa: F403

# After the tests' own: whoever loads the product's settings first reads the developer's environment.
from deliberation.settings import _database  # isort: skip

DATABASES = {"default": _database(os.environ["TEST_DATABASE_URL"])}
