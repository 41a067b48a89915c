"""Every name borrowed from another package's insides is here, and does what we use it for.

When this file fails after an upgrade, the upgrade has moved something the forwarder stands on.
"""

from __future__ import annotations

import importlib.metadata
import os
from importlib.util import find_spec
from pathlib import Path

import pylibsrtp
from aiortc.rtcdtlstransport import RTCCertificate
from OpenSSL import SSL
from pylibsrtp._binding import ffi, lib

from realtime.media import aiortc_adapter
from realtime.media.srtp import Buffer, Inbound, Keys, Outbound, protect

MEDIA = Path(aiortc_adapter.__file__).parent


def test_aiortc_is_the_version_it_was_written_against() -> None:
    assert importlib.metadata.version("aiortc").startswith("1.16.")


def test_a_certificate_makes_a_context_of_the_kind_we_use() -> None:
    assert isinstance(aiortc_adapter.server_context(RTCCertificate.generateCertificate()), SSL.Context)


def test_aes_128_gcm_is_there_and_comes_first() -> None:
    assert [profile.openssl_profile for profile in aiortc_adapter.srtp_profiles()] == [
        b"SRTP_AEAD_AES_128_GCM",
        b"SRTP_AEAD_AES_256_GCM",
        b"SRTP_AES128_CM_SHA1_80",
    ]


def test_pylibsrtps_handle_protects_in_place_what_its_session_opens() -> None:
    key = os.urandom(28)
    profile = pylibsrtp.Policy.SRTP_PROFILE_AEAD_AES_128_GCM
    outbound = Outbound(Keys(profile=profile, send=key, receive=key))
    buffer, packet = Buffer(), bytes([0x80, 96]) + bytes(10) + b"payload"
    buffer.size[0] = buffer.write(packet)
    assert protect(outbound.handle, buffer.cdata, buffer.size) == lib.srtp_err_status_ok == 0
    sealed = bytes(buffer.view[: buffer.size[0]])
    policy = pylibsrtp.Policy(key=key, ssrc_type=pylibsrtp.Policy.SSRC_ANY_INBOUND, srtp_profile=profile)
    assert pylibsrtp.Session(policy).unprotect(sealed) == packet
    inbound = Inbound(Keys(profile=profile, send=key, receive=key))
    length = inbound.unprotect(buffer, buffer.write(sealed))
    assert bytes(buffer.view[:length]) == packet
    assert inbound.unprotect(buffer, buffer.write(sealed)) == -1, "a replay passed"
    assert inbound.unprotect(buffer, buffer.write(sealed[:-1] + bytes([sealed[-1] ^ 1]))) == -1


def test_rtcp_goes_the_same_way() -> None:
    key = os.urandom(28)
    keys = Keys(profile=pylibsrtp.Policy.SRTP_PROFILE_AEAD_AES_128_GCM, send=key, receive=key)
    buffer, packet = Buffer(), b"\x80\xc9\x00\x01" + bytes(4)
    sealed = Outbound(keys).protect_rtcp(buffer, packet)
    assert sealed is not None
    inbound = Inbound(keys)
    length = inbound.unprotect_rtcp(buffer, buffer.write(sealed))
    assert bytes(buffer.view[:length]) == packet
    assert inbound.unprotect_rtcp(buffer, buffer.write(sealed)) == -1


def test_the_allocator_and_the_copy_are_there() -> None:
    target = ffi.new_allocator(should_clear_after_alloc=False)("char[]", 4)
    ffi.memmove(target, b"abcd", 4)
    assert bytes(ffi.buffer(target)) == b"abcd"


def test_only_the_adapter_touches_aiortc() -> None:
    for file in MEDIA.glob("*.py"):
        text = file.read_text()
        if file.name != "aiortc_adapter.py":
            assert "from aiortc" not in text, file.name
            assert "import aiortc" not in text, file.name
            assert "aioice" not in text, file.name
        assert "django" not in text.replace("no Django", ""), file.name


def test_the_client_side_pulls_in_no_codec() -> None:
    import subprocess
    import sys

    script = "import sys, realtime.media.control; print(sorted({'aiortc', 'av', 'pylibsrtp'} & sys.modules.keys()))"
    root = Path(find_spec("realtime").submodule_search_locations[0]).parent  # type: ignore[union-attr,index]  # ours
    output = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    assert output.stdout.strip() == "[]"
