"""Files: what people hand in and hand out, and who may read it."""
