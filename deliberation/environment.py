"""The typed settings an operator may give, read from the environment and from ``.env``.

Kept apart from ``settings.py`` so that the supervisor and the media process can read it without Django.
"""

import ipaddress
import json
import os
import re
import secrets
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Mode(StrEnum):
    """What this deployment is for."""

    DEMO = "demo"
    PRODUCTION = "production"


class SmsTransport(StrEnum):
    """By what texts reach phones."""

    NONE = "none"
    CONSOLE = "console"
    FILE = "file"
    HTTP = "http"


class SmsFormat(StrEnum):
    """How the gateway's request carries its body."""

    JSON = "json"
    FORM = "form"


class Environment(BaseSettings):
    """Every setting of a deployment; each field is documented in ``.env.example``.

    ``ENV_FILE`` names another file than ``.env``.

    Raises:
        pydantic.ValidationError: a value is malformed, or production lacks a secret.
    """

    model_config = SettingsConfigDict(
        env_file=os.environ.get("ENV_FILE", ROOT / ".env"), env_ignore_empty=True, extra="ignore"
    )

    mode: Mode = Mode.DEMO
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    tls_cert: Path | None = None
    tls_key: Path | None = None
    public_url: str = ""
    trusted_proxies: Annotated[list[str], NoDecode] = []
    data_dir: Path = ROOT / "var"
    secret_key: SecretStr = SecretStr("")
    database_url: str = ""
    redis_url: str = ""
    log_level: str = "INFO"
    metrics_token: SecretStr = SecretStr("")

    sms_transport: SmsTransport | None = None
    sms_url: str = ""
    sms_method: Literal["POST", "PUT"] = "POST"
    sms_headers: str = ""
    sms_format: SmsFormat = SmsFormat.JSON
    sms_body: str = '{"to": "{to}", "text": "{text}"}'
    sms_secret: SecretStr = SecretStr("")
    sms_accepted: str = ""
    sms_timeout: float = Field(10, gt=0, le=60)

    media_host: str = "127.0.0.1"
    media_udp_port: int = Field(8801, ge=0, le=65535)
    media_tcp_port: int = Field(8801, ge=0, le=65535)
    media_announce: Annotated[list[str], NoDecode] = []
    media_control_url: str = "http://127.0.0.1:8802"
    media_nodes: Annotated[list[str], NoDecode] = []
    media_secret: SecretStr = SecretStr("")
    media_turn_urls: Annotated[list[str], NoDecode] = []
    media_turn_secret: SecretStr = SecretStr("")

    @model_validator(mode="before")
    @classmethod
    def _split_lists(cls, values: dict[str, object]) -> dict[str, object]:
        for name in ("trusted_proxies", "media_announce", "media_nodes", "media_turn_urls"):
            value = values.get(name)
            if isinstance(value, str):
                values[name] = [part.strip() for part in value.split(",") if part.strip()]
        return values

    @model_validator(mode="after")
    def _check(self) -> Self:
        for proxy in self.trusted_proxies:
            ipaddress.ip_network(proxy, strict=False)
        if bool(self.tls_cert) != bool(self.tls_key):
            raise ValueError("TLS_CERT and TLS_KEY belong together: give both or neither")
        if self.sms_transport is SmsTransport.HTTP:
            self._check_gateway()
        if self.mode is Mode.PRODUCTION:
            required = {"SECRET_KEY": self.secret_key, "MEDIA_SECRET": self.media_secret}
            missing = [name for name, value in required.items() if len(value.get_secret_value()) < 32]
            if missing:
                raise ValueError(
                    f"production needs {' and '.join(missing)}: at least 32 characters, e.g. `openssl rand -hex 32`"
                )
            if not self.public_url:
                raise ValueError("production needs PUBLIC_URL, the address people open, e.g. https://zx.example.cn")
        return self

    def _check_gateway(self) -> None:
        """Refuse what would only show when the first text is to be sent."""
        if not self.sms_url.startswith(("https://", "http://")):
            raise ValueError("SMS_TRANSPORT=http needs SMS_URL, the address of the gateway")
        for name, value in (("SMS_HEADERS", self.sms_headers or "{}"), ("SMS_BODY", self.sms_body)):
            try:
                is_object = isinstance(json.loads(value), dict)
            except ValueError:
                is_object = False
            if not is_object:
                raise ValueError(f"{name} must be a JSON object")
        try:
            re.compile(self.sms_accepted)
        except re.error as error:
            raise ValueError(f"SMS_ACCEPTED is no regular expression: {error}") from None

    @cached_property
    def origin(self) -> str:
        """The address people open, without a trailing slash."""
        if self.public_url:
            return self.public_url.rstrip("/")
        scheme = "https" if self.tls_cert else "http"
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104 (only compared)
        return f"{scheme}://{host}:{self.port}"

    @property
    def public_host(self) -> str:
        """The host name of ``origin``."""
        return urlsplit(self.origin).hostname or "127.0.0.1"

    @property
    def is_https(self) -> bool:
        """Whether people reach the service by HTTPS."""
        return self.origin.startswith("https://")

    @property
    def texts(self) -> SmsTransport:
        """How texts are sent: as told, else on the console of a demonstration, and in production not at all."""
        if self.sms_transport is not None:
            return self.sms_transport
        return SmsTransport.CONSOLE if self.mode is Mode.DEMO else SmsTransport.NONE

    @property
    def run_dir(self) -> Path:
        """Where sockets and pid files of the running processes lie."""
        return self.data_dir / "run"

    @property
    def valkey_socket(self) -> Path:
        """The unix socket of the embedded Valkey."""
        return self.run_dir / "valkey.sock"

    @cached_property
    def redis(self) -> str:
        """The URL of Redis or Valkey: the given one, else the embedded server's socket."""
        return self.redis_url or f"unix://{self.valkey_socket}"

    @cached_property
    def database(self) -> str:
        """The database URL: the given one, else SQLite in the data directory."""
        return self.database_url or f"sqlite:///{self.data_dir / 'deliberation.sqlite3'}"

    def secret(self, name: str) -> str:
        """Return the named secret; outside production a missing one is made once and kept in the data directory."""
        value: SecretStr = getattr(self, name)
        if value.get_secret_value():
            return value.get_secret_value()
        return _kept_secret(self.data_dir / name)


def _kept_secret(path: Path) -> str:
    """Return the secret in ``path``, making it first if it is not there.

    Two processes may start at once: the one whose link succeeds decides, the other reads.
    """
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # the database will lie there too
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
