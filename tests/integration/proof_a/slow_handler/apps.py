import os
import time
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

HANDLER = "tests.slow"
WORD = "慢"
"""Messages with this text are handled slowly."""
PATIENCE = 60.0


def started(directory: Path) -> list[int]:
    """Return the pids of the processes that came to the middle of the handler."""
    return [int(file.suffix[1:]) for file in sorted(directory.glob("started.*"))]


def release(directory: Path) -> None:
    """Let every handler from now on go on to its end."""
    (directory / "go").touch()


class SlowHandlerConfig(AppConfig):
    name = "tests.integration.proof_a.slow_handler"
    label = "slow_handler"

    def ready(self) -> None:
        from deliberation.eventlog.models import EventRecord
        from deliberation.eventlog.reading import payload_text
        from deliberation.eventlog.subscriptions import handles
        from deliberation.events.messages import MessagePosted
        from deliberation.events.notices import NoticeKind
        from deliberation.notifications.services import notify

        @handles(MessagePosted.type, name=HANDLER)
        def slow(record: EventRecord) -> None:
            """Tell the author, then wait: whoever kills the process now kills it between effect and end."""
            message = MessagePosted.model_validate_json(payload_text(record) or "")
            if message.text != WORD or record.actor_id is None:
                return
            notify([record.actor_id], NoticeKind.MESSAGE_HIDDEN, {"message_id": str(message.message_id)}, actor=None)
            directory = settings.ENV.data_dir
            (directory / f"started.{os.getpid()}").touch()
            deadline = time.monotonic() + PATIENCE
            while not (directory / "go").exists() and time.monotonic() < deadline:
                time.sleep(0.02)
