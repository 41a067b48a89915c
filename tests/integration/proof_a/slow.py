"""Settings of a deployment with one handler more: it waits in the middle of its work until a file tells it to go on.

The file lies in the deployment's own directory. Web processes need these settings too, since deliveries are entered
together with their event.
"""

from deliberation.settings import *  # noqa: F403
from deliberation.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.integration.proof_a.slow_handler"]
