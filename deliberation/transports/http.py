"""Hands texts to a gateway by one HTTP request, whose form the settings give.

Gateways differ in their field names only, so body and headers are templates: ``{to}``, ``{text}`` and ``{secret}`` are
put into the strings of a JSON object, which is then sent as JSON or as a form. Nothing has to be escaped by hand.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import httpx
from django.conf import settings

from deliberation.environment import SmsFormat
from deliberation.transports.errors import TransportError

LONGEST_ANSWER = 64 * 1024
"""Bytes of the gateway's answer that are looked at."""


def send(to: str, text: str) -> None:
    """Send one request, once: whoever wants the text to arrive tries again later.

    Raises:
        TransportError: no answer in time, a status other than 2xx, or not the answer that ``SMS_ACCEPTED`` wants.
    """
    env = settings.ENV
    words = {"to": to, "text": text, "secret": env.sms_secret.get_secret_value()}
    body = filled(json.loads(env.sms_body), words)
    headers = filled(json.loads(env.sms_headers or "{}"), words)
    content = {"json": body} if env.sms_format is SmsFormat.JSON else {"data": body}
    try:
        with (
            httpx.Client(timeout=env.sms_timeout) as client,
            client.stream(env.sms_method, env.sms_url, headers=headers, **content) as answer,
        ):
            _require_accepted(answer)
    except httpx.HTTPError as error:
        # Its text may name the address with what stands in it; its kind says enough.
        raise TransportError(f"no answer ({type(error).__name__})") from None


def filled(template: Any, words: Mapping[str, str]) -> Any:
    """Return ``template`` with ``{name}`` in each of its strings replaced; whatever else is in braces stays."""
    if isinstance(template, str):
        return re.sub(r"\{(\w+)\}", lambda match: words.get(match[1], match[0]), template)
    if isinstance(template, dict):
        return {key: filled(value, words) for key, value in template.items()}
    if isinstance(template, list):
        return [filled(value, words) for value in template]
    return template


def _require_accepted(answer: httpx.Response) -> None:
    if not answer.is_success:
        # 4xx: the gateway has understood and does not want it; but it may want it later (408, 429).
        is_final = answer.is_client_error and answer.status_code not in (408, 429)
        raise TransportError(f"status {answer.status_code}", is_final=is_final)
    accepted = settings.ENV.sms_accepted
    if accepted and not re.search(accepted, _beginning(answer)):
        raise TransportError("refused by the gateway")


def _beginning(answer: httpx.Response) -> str:
    """Return as much of the answer as an honest gateway needs."""
    read = b""
    for part in answer.iter_bytes():
        read += part
        if len(read) >= LONGEST_ANSWER:
            break
    return read[:LONGEST_ANSWER].decode("utf-8", "replace")
