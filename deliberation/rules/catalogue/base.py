"""What all groups of rules share."""

from pydantic import BaseModel, ConfigDict


class RuleGroup(BaseModel):
    """Rules about one thing. Each field is a rule: a number, a switch, a choice or a text, with a default.

    A rule's bounds are its own. One that depended on another's value could not be overridden one by one: what is
    sound for the institution and sound for a committee must be sound when one lies over the other.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)
