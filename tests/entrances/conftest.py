from tests.accounts.conftest import institution, phones, sitting

__all__ = ["institution", "phones", "sitting"]
