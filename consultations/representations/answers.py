"""What all answers share."""

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Base of what the doors answer."""

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)
