"""Furnish a deployment for tests: ``python -m tests.integration.furnish`` with its settings in the environment.

Makes the demonstration's cast, a room of the test's own, and sign-in links, all through the product's services, and
prints where everything is as JSON. One process for all of it: each start of Django costs a second.
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

TITLE = "联调会议"
ROOM = "另一场会议"
STORY = "“加装电梯”请你协商"
AGENDA = [("speeches", "委员发言"), ("exchange", "自由交流"), ("summary", "主持人小结")]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a test finds in its deployment. Links are console links: they sign in when opened, once each."""

    room_id: str
    story_id: str
    """A sitting that is still to be opened, with an agenda."""
    rooms: list[str]
    """Rooms in which nothing has happened; they are on nobody's first page."""
    accounts: dict[str, str]
    """Username → account id."""
    links: dict[str, list[str]]
    """Username → paths of links."""
    person_links: dict[str, str]
    """Username → path of a link with a button."""
    password: str
    """The password of everybody in the cast."""
    cookies: dict[str, dict[str, str]]
    """Username → the cookies of a browser in which one of the crowd is signed in already."""


def furnish(env: dict[str, str], root: str, *, crowd: int = 0, links: int = 2, rooms: int = 0) -> Furniture:
    """Migrate and furnish the deployment of ``env``: the cast, ``crowd`` attendees more, ``rooms`` rooms more."""
    amounts = [f"--crowd={crowd}", f"--links={links}", f"--rooms={rooms}"]
    command = [sys.executable, "-m", "tests.integration.furnish", *amounts]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Furniture(**json.loads(done.stdout.splitlines()[-1]))


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--crowd", type=int, default=0)
    parser.add_argument("--links", type=int, default=2)
    parser.add_argument("--rooms", type=int, default=0)
    arguments = parser.parse_args()

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "deliberation.settings")
    django.setup()

    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps(_furnish(arguments.crowd, arguments.links, arguments.rooms)) + "\n")


def _furnish(crowd: int, links: int, rooms: int) -> dict[str, object]:
    import secrets

    from deliberation.accounts.models import Account, LoginLink
    from deliberation.accounts.services import links as login_links
    from deliberation.accounts.services import passwords
    from deliberation.eventlog.units import unit_of_work
    from deliberation.events.rooms import ParticipantRole
    from deliberation.events.sittings import SittingState
    from deliberation.operations.demo import load
    from deliberation.rules.services import override
    from realtime.services.demo import CAST
    from realtime.services.rooms import add_participant, open_room
    from tests.factories import AgendaItemFactory, InvitationFactory, SittingFactory

    password = secrets.token_urlsafe(12)
    accounts = load()
    for account in accounts.values():
        passwords.give(account, password)
    # Tests write faster than people; the limit itself is tested where the rules are.
    override({"message": {"rate_count": 1000, "rate_seconds": 1}})
    with unit_of_work():
        room = open_room(None, SittingFactory.create(title=TITLE))
        roles = dict(CAST)
        for number in range(crowd):
            username = f"crowd{number:03}"
            accounts[username] = Account.objects.create_account(username, name=f"委员{number:03}", is_demo=True)
            roles[username] = ParticipantRole.ATTENDEE
        for username, role in roles.items():
            add_participant(None, room, accounts[username], role)
        for username, role in CAST.items():
            InvitationFactory.create(sitting=room.sitting, account=accounts[username], role=role)
        story = open_room(None, SittingFactory.create(title=STORY, state=SittingState.SCHEDULED))
        for position, (kind, title) in enumerate(AGENDA):
            AgendaItemFactory.create(sitting=story.sitting, position=position, kind=kind, title=title)
        more = [
            open_room(None, SittingFactory.create(title=ROOM, consultation=room.sitting.consultation))
            for _ in range(rooms)
        ]
        for opened in (story, *more):
            for username, role in CAST.items():
                add_participant(None, opened, accounts[username], role)
        console = {
            username: [f"/login/{login_links.make(account, LoginLink.Kind.CONSOLE)}" for _ in range(links)]
            for username, account in accounts.items()
        }
        cookies = {username: _signed_in(account) for username, account in accounts.items() if username not in CAST}
        person = {
            username: f"/login/{login_links.make(account, LoginLink.Kind.PERSON)}"
            for username, account in accounts.items()
        }
    return {
        "room_id": str(room.id),
        "story_id": str(story.id),
        "rooms": [str(opened.id) for opened in more],
        "accounts": {username: str(account.id) for username, account in accounts.items()},
        "links": console,
        "person_links": person,
        "password": password,
        "cookies": cookies,
    }


def _signed_in(account: Any) -> dict[str, str]:
    from django.conf import settings
    from django.http import HttpRequest
    from django.middleware.csrf import get_token

    from deliberation.accounts.models import LoginSession
    from deliberation.accounts.services import sign_in
    from deliberation.accounts.sessions import SessionStore

    request = HttpRequest()
    request.session = SessionStore()
    request.META.update(REMOTE_ADDR="127.0.0.1", HTTP_USER_AGENT="tests")
    sign_in.begin(request, account, method=LoginSession.Method.LINK)
    get_token(request)
    return {
        settings.SESSION_COOKIE_NAME: request.session.session_key or "",
        settings.CSRF_COOKIE_NAME: request.META["CSRF_COOKIE"],
    }


if __name__ == "__main__":
    _main()
