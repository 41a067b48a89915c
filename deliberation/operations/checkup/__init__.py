"""The examinations of a deployment as a whole. Importing declares them; each app has its own beside them."""

from deliberation.operations.checkup import clock, data, fonts, institution, ports, secrets, services, texts, tls

__all__ = ["clock", "data", "fonts", "institution", "ports", "secrets", "services", "texts", "tls"]
