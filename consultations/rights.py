"""What consultations answer when files are asked for."""

from consultations.selectors import papers, standings
from deliberation.accounts.confinement import belongs
from deliberation.documents.rights import grants_reading, grants_upload

belongs("file_id")(papers.lies_before)
grants_reading("consultations.papers")(papers.reading)
grants_upload("consultations.papers")(standings.prepares_something)
