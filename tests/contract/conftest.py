from tests.realtime.conftest import _media_process, media

__all__ = ["_media_process", "media"]
