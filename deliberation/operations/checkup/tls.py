"""Do people reach the service by HTTPS, and will they tomorrow?"""

import datetime
import ipaddress
import ssl
from collections.abc import Iterator
from pathlib import Path

from cryptography import x509
from django.conf import settings

from deliberation.core import clock
from deliberation.core.checkup import Finding, check, fail, ok, warn

NOTICE = datetime.timedelta(days=21)


@check("tls")
def tls() -> Iterator[Finding]:
    """Is the address secure, and does the certificate match, cover it and last?"""
    env = settings.ENV
    if not env.is_https and not _is_local(env.public_host):
        yield fail(
            "tls.plain",
            "People open %(origin)s without HTTPS: browsers give them neither camera nor microphone.",
            fix="Give TLS_CERT and TLS_KEY, or put a proxy with a certificate in front and name it in PUBLIC_URL.",
            origin=env.origin,
        )
    elif env.tls_cert is None:
        yield ok("tls.elsewhere", "The service is at %(origin)s.", origin=env.origin)
    if env.tls_cert is not None and env.tls_key is not None:
        yield from _certificate(env.tls_cert, env.tls_key, env.public_host)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _certificate(cert: Path, key: Path, host: str) -> Iterator[Finding]:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key)
        certificate = x509.load_pem_x509_certificate(cert.read_bytes())
    except (OSError, ValueError) as error:
        yield fail(
            "tls.unusable",
            "Certificate and key cannot be used together: %(error)s.",
            fix="TLS_CERT is the chain in PEM, the server's certificate first; TLS_KEY is its key without a password.",
            error=str(error),
        )
        return
    left = certificate.not_valid_after_utc - clock.now()
    if left < NOTICE:
        yield (fail if left < datetime.timedelta() else warn)(
            "tls.expiring",
            "The certificate is valid until %(until)s.",
            fix="Renew it, replace the files and restart the web process.",
            until=clock.iso(certificate.not_valid_after_utc),
        )
    if not _covers(certificate, host):
        yield fail(
            "tls.other_name",
            "The certificate is not for %(host)s.",
            fix="Get one for that name, or correct PUBLIC_URL.",
            host=host,
        )
    elif left >= NOTICE:
        yield ok(
            "tls.valid", "The certificate for %(host)s is valid for %(days)s more days.", host=host, days=left.days
        )


def _covers(certificate: x509.Certificate, host: str) -> bool:
    """Return whether the certificate names ``host`` (RFC 6125: a wildcard stands for one label)."""
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    try:
        return ipaddress.ip_address(host) in names.get_values_for_type(x509.IPAddress)
    except ValueError:
        wildcard = f"*.{host.partition('.')[2]}"
        return bool({host.lower(), wildcard.lower()} & {n.lower() for n in names.get_values_for_type(x509.DNSName)})
