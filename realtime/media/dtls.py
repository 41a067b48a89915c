"""The server's side of a DTLS handshake over memory, ending in SRTP keys (RFC 5763, RFC 5764)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from OpenSSL import SSL

from realtime.media.aiortc_adapter import Fingerprint, matches, srtp_profiles
from realtime.media.srtp import Keys

logger = logging.getLogger(__name__)

DATAGRAM = 1200
"""No datagram of ours is longer: it passes every network WebRTC passes."""

_RECORD_HEADER = 13
_LONGEST_FLIGHT = 65_536


def datagrams(flight: bytes, limit: int = DATAGRAM) -> list[bytes]:
    """Cut a flight of DTLS records into datagrams at record boundaries, filling each as far as it goes."""
    cut: list[bytes] = []
    start = position = 0
    while position + _RECORD_HEADER <= len(flight):
        end = position + _RECORD_HEADER + int.from_bytes(flight[position + 11 : position + 13], "big")
        if end - start > limit and position > start:
            cut.append(flight[start:position])
            start = position
        position = end
    if start < len(flight):
        cut.append(flight[start:])
    return cut


class DtlsServer:
    """One handshake. Calls `on_keys` once, after the peer's certificate matched its signalled fingerprint.

    Records that arrive before `expect` are dropped: the peer sends them again, and without a fingerprint
    there is nobody to trust.
    """

    def __init__(
        self,
        context: SSL.Context,
        *,
        loop: asyncio.AbstractEventLoop,
        send: Callable[[bytes], None],
        on_keys: Callable[[Keys], None],
        on_end: Callable[[str], None],
    ) -> None:
        self._ssl = SSL.Connection(context)
        self._ssl.set_accept_state()
        self._ssl.set_ciphertext_mtu(DATAGRAM)
        self._loop = loop
        self._send = send
        self._on_keys = on_keys
        self._on_end = on_end
        self._fingerprints: list[Fingerprint] = []
        self._timer: asyncio.TimerHandle | None = None
        self._done = False
        self._ended = False

    @property
    def fingerprints(self) -> list[Fingerprint]:
        """What the peer's certificate has to match."""
        return self._fingerprints

    def expect(self, fingerprints: list[Fingerprint]) -> None:
        """Set the fingerprints from the peer's description; the handshake may begin."""
        self._fingerprints = list(fingerprints)

    def receive(self, datagram: bytes) -> None:
        """Take one datagram. Whatever is in it, nothing is raised."""
        if self._ended or not self._fingerprints:
            return
        try:
            self._ssl.bio_write(datagram)
            if self._done:
                # Also answers a repeated last flight; application data has no use here and is discarded.
                self._ssl.recv(DATAGRAM)
            else:
                self._ssl.do_handshake()
                self._finish()
        except SSL.WantReadError:
            pass
        except SSL.ZeroReturnError:
            self._end("closed")
        except SSL.Error as error:
            if not self._done:
                logger.info("DTLS handshake failed: %s", error)
                self._end("failed")
        if not self._ended:
            self._flush()
            self._arm()

    def close(self) -> None:
        """Tell the peer that we leave, if we had met."""
        if self._done and not self._ended:
            try:
                self._ssl.shutdown()
            except SSL.Error:
                logger.debug("DTLS shutdown had nothing to say")
            self._flush()
        self._ended = True
        self._disarm()

    def _finish(self) -> None:
        certificate = self._ssl.get_peer_certificate(as_cryptography=True)
        name = self._ssl.get_selected_srtp_profile()
        profile = next((p for p in srtp_profiles() if p.openssl_profile == name), None)
        if certificate is None or profile is None or not matches(certificate, self._fingerprints):
            logger.info("DTLS peer refused: no common SRTP profile, or not the certificate it announced")
            self._end("failed")
            return
        length = 2 * (profile.key_length + profile.salt_length)
        material = self._ssl.export_keying_material(b"EXTRACTOR-dtls_srtp", length)
        self._done = True
        self._flush()
        keys = Keys(
            profile=profile.libsrtp_profile,
            send=profile.get_key_and_salt(material, 1),
            receive=profile.get_key_and_salt(material, 0),
        )
        self._on_keys(keys)

    def _flush(self) -> None:
        try:
            flight = self._ssl.bio_read(_LONGEST_FLIGHT)
        except SSL.Error:  # nothing to send
            return
        for datagram in datagrams(flight):
            self._send(datagram)

    def _arm(self) -> None:
        self._disarm()
        timeout = None if self._done else self._ssl.DTLSv1_get_timeout()
        if timeout is not None:
            self._timer = self._loop.call_later(max(timeout, 0.01), self._retransmit)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _retransmit(self) -> None:
        self._timer = None
        try:
            self._ssl.DTLSv1_handle_timeout()
        except SSL.Error:
            self._end("failed")
            return
        self._flush()
        self._arm()

    def _end(self, reason: str) -> None:
        if not self._ended:
            self._ended = True
            self._disarm()
            self._on_end(reason)
