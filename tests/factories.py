"""Rows for tests, valid and otherwise unremarkable."""

import datetime

from factory.declarations import LazyAttribute, Sequence
from factory.django import DjangoModelFactory

from deliberation.accounts.models import Account, Institution, Term


class InstitutionFactory(DjangoModelFactory[Institution]):
    class Meta:
        model = Institution

    name = "滨江市政协"
    time_zone = "Asia/Shanghai"


class TermFactory(DjangoModelFactory[Term]):
    class Meta:
        model = Term

    number = Sequence(lambda n: n + 1)  # type: ignore[no-untyped-call]  # factory-boy has few types
    name = LazyAttribute(lambda term: f"第{term.number}届")  # type: ignore[no-untyped-call]  # factory-boy has few types
    starts_on = datetime.date(2022, 1, 10)
    is_current = True


class AccountFactory(DjangoModelFactory[Account]):
    """An active account without a password; give it one by ``set_password``."""

    class Meta:
        model = Account

    username = Sequence(lambda n: f"account{n}")  # type: ignore[no-untyped-call]  # factory-boy has few types
    name = "某某某"

    @classmethod
    def _create(cls, model_class: type[Account], *args: object, **kwargs: object) -> Account:
        return Account.objects.create_account(*args, **kwargs)  # type: ignore[arg-type]  # whatever a test declares
