"""What people can do with consultations: the tables their doors are made from."""

from consultations.verbs.papers import PAPER_VERBS

CONSULTATION_VERBS = (*PAPER_VERBS,)
