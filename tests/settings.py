"""The product's settings in a directory of the tests' own: never the developer's ``.env``, data or environment."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from deliberation import environment

for _name in environment.Environment.model_fields:
    os.environ.pop(_name.upper(), None)
environment.Environment.model_config["env_file"] = None
_directory = Path(tempfile.mkdtemp(prefix="deliberation-tests-"))
atexit.register(shutil.rmtree, _directory, ignore_errors=True)
(_directory / "static").mkdir()
os.environ["DATA_DIR"] = str(_directory)
# Nobody listens there: a test that wants Redis brings one.
os.environ["REDIS_URL"] = f"unix://{_directory}/none.sock"

from deliberation.settings import *  # noqa: E402, F403 (after the environment is set)
