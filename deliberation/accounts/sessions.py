"""Django's database sessions, stored under the digest of their key (``SESSION_ENGINE``).

Whoever reads the database or a backup finds no key to sign in with. And a login session, which knows the
digest, can delete the session it stands on.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession

from deliberation.accounts.digests import digest
from deliberation.core import clock

if TYPE_CHECKING:
    from deliberation.accounts.models import Session


class SessionStore(db.SessionStore):
    """A session in the ``Session`` table; everywhere outside this class the key is the browser's own."""

    @classmethod
    def get_model_class(cls) -> type["Session"]:
        from deliberation.accounts.models import Session

        return Session

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        found: AbstractBaseSession | None = None
        if self.session_key is not None:
            found = self._alive(self.session_key).first()
        if found is None:
            self._session_key = None
        return found

    async def _aget_session_from_db(self) -> AbstractBaseSession | None:
        found: AbstractBaseSession | None = None
        if self.session_key is not None:
            found = await self._alive(self.session_key).afirst()
        if found is None:
            self._session_key = None
        return found

    def _alive(self, session_key: str) -> Any:
        return self.model.objects.filter(session_key=digest(session_key), expire_date__gt=clock.now())

    def exists(self, session_key: str) -> bool:
        return super().exists(digest(session_key))

    async def aexists(self, session_key: str) -> bool:
        return await super().aexists(digest(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        row.session_key = digest(row.session_key)
        return row

    async def acreate_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = await super().acreate_model_instance(data)
        row.session_key = digest(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            super().delete(digest(key))

    async def adelete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            await super().adelete(digest(key))
