"""A WebRTC peer of the least kind: a socket, a STUN check, a DTLS handshake, SRTP. No codec, no event loop.

Where Chromium and aiortc show that real clients work, this one sees and makes the packets themselves.
"""

from __future__ import annotations

import contextlib
import re
import secrets
import socket
import struct
import time
from collections.abc import Iterator

import pylibsrtp
from aioice import stun
from aiortc import rtcdtlstransport
from aiortc.rtcdtlstransport import RTCCertificate
from OpenSSL import SSL

from realtime.media.aiortc_adapter import srtp_profiles
from realtime.media.control import ControlClient
from tests.integration.media.allowance import CAST, allow

OPUS, VP8 = 109, 120
"""Not the forwarder's own payload types, so that a wrong one is seen."""

AUDIO_SSRC, VIDEO_SSRC = 0x0A0A0A0A, 0x0B0B0B0B
MID_EXTENSION = 4

_CERTIFICATE = RTCCertificate.generateCertificate()
_FINGERPRINT = next(f for f in _CERTIFICATE.getFingerprints() if f.algorithm == "sha-256")


def rtp_packet(
    *,
    payload_type: int,
    sequence: int,
    timestamp: int,
    ssrc: int,
    payload: bytes,
    marker: bool = False,
    mid: str | None = None,
) -> bytes:
    """Make an RTP packet, with the mid extension if one is given."""
    first, extension = 0x80, b""
    if mid is not None:
        element = bytes([MID_EXTENSION << 4 | len(mid) - 1]) + mid.encode()
        element += bytes(-len(element) % 4)
        first, extension = 0x90, struct.pack(">HH", 0xBEDE, len(element) // 4) + element
    header = struct.pack(">BBHII", first, marker << 7 | payload_type, sequence & 0xFFFF, timestamp & 0xFFFFFFFF, ssrc)
    return header + extension + payload


class LightPeer:
    """One transport of one peer."""

    def __init__(self, *, buffer: int = 1 << 20) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(5)
        self.ufrag, self.password = secrets.token_hex(4), secrets.token_hex(16)
        self.remote_ufrag = self.remote_password = ""
        self.send_session: pylibsrtp.Session | None = None
        self.receive_session: pylibsrtp.Session | None = None

    def close(self) -> None:
        """Fall silent."""
        self.socket.close()

    def publish(self, control: ControlClient, room: str, name: str) -> list[str]:
        """Become a publisher of Opus and VP8; gives the publications' ids, audio first."""
        uplink = control.publish(room, name, self.offer())
        allow(control, room, name, *CAST)
        self.connect(uplink["sdp"])
        return [publication["id"] for publication in uplink["publications"]]

    def subscribe(self, control: ControlClient, room: str, name: str) -> dict[str, int]:
        """Become a subscriber to all there is; gives the SSRC of each publication."""
        downlink = control.subscribe(room, name)
        control.accept(room, name, self.answer(downlink["sdp"]), downlink["version"])
        self.connect(downlink["sdp"])
        ssrcs = {}
        for section in downlink["sdp"].split("m=")[1:]:
            found = re.search(r"a=msid:\S+ (\S+)[\s\S]*?a=ssrc:(\d+) ", section)
            if found:
                ssrcs[found[1]] = int(found[2])
        return ssrcs

    def offer(self) -> str:
        """Give a publisher's offer."""
        return self._describe(
            [
                ("audio", "0", "sendonly", OPUS, "opus/48000/2", AUDIO_SSRC, []),
                ("video", "1", "sendonly", VP8, "VP8/90000", VIDEO_SSRC, ["nack", "nack pli", "goog-remb"]),
            ],
            setup="actpass",
        )

    def answer(self, offer: str) -> str:
        """Answer an offer by receiving everything it sends."""
        sections: list[tuple[str, str, str, int, str, int | None, list[str]]] = []
        for section in offer.split("m=")[1:]:
            kind = section.split(" ", 1)[0]
            mid = re.search(r"a=mid:(\S+)", section)
            mapped = re.search(r"a=rtpmap:(\d+) (\S+)", section)
            assert mid
            assert mapped
            direction = "recvonly" if "a=sendonly" in section else "inactive"
            sections.append((kind, mid[1], direction, int(mapped[1]), mapped[2], None, []))
        return self._describe(sections, setup="active")

    def _describe(self, sections: list[tuple[str, str, str, int, str, int | None, list[str]]], *, setup: str) -> str:
        lines = ["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0"]
        lines.append("a=group:BUNDLE " + " ".join(section[1] for section in sections))
        for kind, mid, direction, payload_type, codec, ssrc, feedback in sections:
            lines += [f"m={kind} 9 UDP/TLS/RTP/SAVPF {payload_type}", "c=IN IP4 0.0.0.0"]
            lines += [f"a=mid:{mid}", f"a={direction}", "a=rtcp-mux", f"a=rtpmap:{payload_type} {codec}"]
            lines += [f"a=rtcp-fb:{payload_type} {value}" for value in feedback]
            lines.append(f"a=extmap:{MID_EXTENSION} urn:ietf:params:rtp-hdrext:sdes:mid")
            if ssrc is not None:
                lines.append(f"a=ssrc:{ssrc} cname:light")
            lines += [f"a=ice-ufrag:{self.ufrag}", f"a=ice-pwd:{self.password}"]
            lines += [f"a=fingerprint:sha-256 {_FINGERPRINT.value}", f"a=setup:{setup}"]
        return "\r\n".join(lines) + "\r\n"

    def connect(self, description: str, *, within: float = 10) -> None:
        """Check the way to the forwarder described, and shake hands."""
        self.prepare(description)
        self.check()
        response = self.socket.recv(2048)
        assert response[:2] == b"\x01\x01", "the check was refused"
        self.handshake(within=within)

    def prepare(self, description: str) -> None:
        """Take address and credentials from the forwarder's description."""
        ufrag = re.search(r"a=ice-ufrag:(\S+)", description)
        password = re.search(r"a=ice-pwd:(\S+)", description)
        candidate = re.search(r"a=candidate:\S+ 1 udp \d+ (\S+) (\d+)", description)
        assert ufrag
        assert password
        assert candidate
        self.remote_ufrag, self.remote_password = ufrag[1], password[1]
        self.socket.connect((candidate[1], int(candidate[2])))

    def check(self, *, password: str | None = None, attributes: tuple[str, ...] = ("USE-CANDIDATE",)) -> None:
        """Send a STUN check; a wrong password may be tried."""
        message = stun.Message(message_method=stun.Method.BINDING, message_class=stun.Class.REQUEST)
        message.attributes["USERNAME"] = f"{self.remote_ufrag}:{self.ufrag}"
        message.attributes["PRIORITY"] = 1
        for attribute in attributes:
            message.attributes[attribute] = None
        message.attributes["ICE-CONTROLLING"] = 1
        message.add_message_integrity((password or self.remote_password).encode())
        self.socket.send(bytes(message))

    def handshake(self, *, within: float = 10) -> None:
        """Shake hands as the DTLS client and make the SRTP sessions; TimeoutError if nobody takes our hand."""
        connection = SSL.Connection(
            _CERTIFICATE._create_ssl_context(srtp_profiles=[rtcdtlstransport.SRTP_AEAD_AES_128_GCM])
        )
        connection.set_connect_state()
        deadline = time.monotonic() + within
        while True:
            try:
                connection.do_handshake()
                break
            except SSL.WantReadError:
                self._flush(connection)
                connection.bio_write(self._record(connection, deadline))
        self._flush(connection)
        profile = next(p for p in srtp_profiles() if p.openssl_profile == connection.get_selected_srtp_profile())
        assert profile is rtcdtlstransport.SRTP_AEAD_AES_128_GCM
        length = 2 * (profile.key_length + profile.salt_length)
        material = connection.export_keying_material(b"EXTRACTOR-dtls_srtp", length)
        keys = [profile.get_key_and_salt(material, side) for side in (0, 1)]
        self.send_session = _session(profile.libsrtp_profile, keys[0], pylibsrtp.Policy.SSRC_ANY_OUTBOUND)
        self.receive_session = _session(profile.libsrtp_profile, keys[1], pylibsrtp.Policy.SSRC_ANY_INBOUND)

    def _flush(self, connection: SSL.Connection) -> None:
        with contextlib.suppress(SSL.WantReadError):
            self.socket.send(connection.bio_read(4096))

    def _record(self, connection: SSL.Connection, deadline: float) -> bytes:
        while (left := deadline - time.monotonic()) > 0:
            self.socket.settimeout(min(left, connection.DTLSv1_get_timeout() or 1))
            try:
                datagram = self.socket.recv(2048)
            except TimeoutError:
                connection.DTLSv1_handle_timeout()
                self._flush(connection)
                continue
            finally:
                self.socket.settimeout(5)
            if 19 < datagram[0] < 64:
                return datagram
        raise TimeoutError("the handshake was not answered")

    def send(self, packet: bytes) -> bytes:
        """Protect and send an RTP packet; gives what went out."""
        assert self.send_session is not None
        sealed = self.send_session.protect(packet)
        self.socket.send(sealed)
        return sealed

    def send_rtcp(self, packet: bytes) -> None:
        """Protect and send RTCP."""
        assert self.send_session is not None
        self.socket.send(self.send_session.protect_rtcp(packet))

    def datagrams(self, *, within: float = 5) -> Iterator[bytes]:
        """Give what arrives, until nothing more does for so long."""
        self.socket.settimeout(within)
        while True:
            try:
                yield self.socket.recv(2048)
            except TimeoutError:
                return

    def rtp(self, *, within: float = 5) -> Iterator[tuple[bytes, bytes]]:
        """Give each RTP packet as it came and as it reads."""
        assert self.receive_session is not None
        for datagram in self.datagrams(within=within):
            if 127 < datagram[0] < 192 and not 192 <= datagram[1] <= 223:
                yield datagram, self.receive_session.unprotect(datagram)

    def rtcp(self, *, within: float = 5) -> Iterator[bytes]:
        """Give each compound RTCP packet."""
        assert self.receive_session is not None
        for datagram in self.datagrams(within=within):
            if 127 < datagram[0] < 192 and 192 <= datagram[1] <= 223:
                yield self.receive_session.unprotect_rtcp(datagram)


def _session(profile: int, key: bytes, ssrc_type: int) -> pylibsrtp.Session:
    policy = pylibsrtp.Policy(key=key, ssrc_type=ssrc_type, srtp_profile=profile)
    policy.allow_repeat_tx = True
    policy.window_size = 1024
    return pylibsrtp.Session(policy)
