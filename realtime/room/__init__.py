"""The room's state and how events change it: pure, and the same as the browser's twin in ``frontend/src/room``."""
