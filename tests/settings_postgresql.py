"""The tests' settings on a PostgreSQL database that ``TEST_DATABASE_URL`` names."""

import os

from deliberation.settings import _database
from tests.settings import *  # noqa: F403

DATABASES = {"default": _database(os.environ["TEST_DATABASE_URL"])}
