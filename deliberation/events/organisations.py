"""Bodies and who works in them: ``organisation.*``, on the stream ``office.<organisation>``."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of body it is (专门委员会、办公室、承办单位、交办机构)."""

    SPECIAL_COMMITTEE = "special_committee"
    OFFICE = "office"
    DEPARTMENT = "department"
    ASSIGNING_BODY = "assigning_body"


class RoleInOrganisation(StrEnum):
    """What a person is in a body (负责人、副职、联络员、工作人员、委员)."""

    HEAD = "head"
    DEPUTY = "deputy"
    LIAISON = "liaison"
    STAFF = "staff"
    MEMBER = "member"
