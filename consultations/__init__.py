"""When, who, on what: consultations, their sittings, agendas, papers and invitations."""
