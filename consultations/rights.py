"""What consultations answer when files are asked for."""

from consultations.selectors import papers, standings
from deliberation.documents.rights import grants_reading, grants_upload

grants_reading("consultations.papers")(papers.reading)
grants_upload("consultations.papers")(standings.prepares_something)
