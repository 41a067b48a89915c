"""What goes wrong with a text."""


class TransportError(Exception):
    """A text was not taken. The message holds neither the number nor the text: it is kept and shown.

    ``is_final`` says that the same text would be refused again.
    """

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.is_final = is_final
