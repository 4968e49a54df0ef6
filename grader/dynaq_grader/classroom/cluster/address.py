"""Which schedulers and workers are spoken to: encrypted, or on this machine's loopback."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from distributed import Security

from ...base.errors import CourseError


@dataclass(frozen=True)
class Certificates:
    """PEM files for ``tls://``; what is None comes from Dask's own configuration.

    Attributes:
        authority: The certificate of the authority that signed those of scheduler and workers.
        certificate: Our own certificate.
        key: Its private key.
    """

    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


def refusal(address: str) -> str | None:
    """Why nothing may be sent to an address, as the end of a sentence; None where it is safe."""
    found = urlsplit(address)
    if found.scheme == "tls" and found.hostname:
        return None
    if found.scheme != "tcp" or not found.hostname:
        return "is no address of the form tls://HOST:PORT (or tcp://127.0.0.1:PORT on one machine)"
    if is_loopback(found.hostname):
        return None
    return "is not encrypted and leads off this machine: submissions and grades go by tls:// only"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine's loopback, by number or by its one reserved name."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def security(address: str, certificates: Certificates) -> Security | None:
    """What Dask needs to speak to an accepted address.

    Raises:
        CourseError: The address is not accepted, or ``tls://`` lacks a certificate or cannot read one.
    """
    why = refusal(address)
    if why is not None:
        raise CourseError(f"--scheduler {address} {why}.")
    if urlsplit(address).scheme != "tls":
        return None
    given = {
        "tls_ca_file": certificates.authority,
        "tls_client_cert": certificates.certificate,
        "tls_client_key": certificates.key,
    }
    made = Security(require_encryption=True, **{name: str(path) for name, path in given.items() if path})
    files = made.get_tls_config_for_role("client")
    if None in (files["ca_file"], files["cert"]):
        raise CourseError(
            f"{address} needs certificates: name them with --tls-ca, --tls-cert and --tls-key, or in Dask's "
            "configuration (distributed.comm.tls)."
        )
    try:
        made.get_connection_args("client")
    except OSError as error:
        raise CourseError(f"The certificates for {address} cannot be used ({error}).") from error
    return made
