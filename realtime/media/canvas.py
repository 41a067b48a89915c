"""The picture of a film: a shared screen with whoever speaks in its corner, or one of them alone."""

from __future__ import annotations

from av.video.frame import VideoFrame

WIDTH, HEIGHT = 1280, 720
CORNER = 256
"""Width of the speaker's picture beside a screen."""
_MARGIN = 16
_BLACK = (16, 128, 128)


class Canvas:
    """Three planes (4:2:0) onto which pictures are put; only what changes is drawn again."""

    width, height = WIDTH, HEIGHT

    def __init__(self) -> None:
        self._planes = [bytearray()] * 3
        self._drawn: tuple[VideoFrame | None, VideoFrame | None] | None = None

    def show(self, camera: VideoFrame | None, screen: VideoFrame | None) -> None:
        """Show what there is, as large as it fits and not distorted."""
        if self._drawn is not None and self._drawn[0] is camera and self._drawn[1] is screen:
            return
        self._drawn = (camera, screen)
        sizes = ((WIDTH, HEIGHT), (WIDTH // 2, HEIGHT // 2), (WIDTH // 2, HEIGHT // 2))
        self._planes = [
            bytearray([value]) * (width * height) for value, (width, height) in zip(_BLACK, sizes, strict=True)
        ]
        if screen is not None:
            self._put(screen, (0, 0, WIDTH, HEIGHT))
        if camera is not None and screen is None:
            self._put(camera, (0, 0, WIDTH, HEIGHT))
        elif camera is not None:
            height = CORNER * HEIGHT // WIDTH
            self._put(camera, (WIDTH - CORNER - _MARGIN, HEIGHT - height - _MARGIN, CORNER, height))

    def frame(self) -> VideoFrame:
        """Give it as a picture of its own."""
        frame = VideoFrame(WIDTH, HEIGHT, "yuv420p")
        for plane, content, shift in zip(frame.planes, self._planes, (0, 1, 1), strict=True):
            width = WIDTH >> shift
            if plane.line_size == width:
                plane.update(bytes(content))
            else:
                rest = bytes(plane.line_size - width)
                rows = (bytes(content[at : at + width]) + rest for at in range(0, len(content), width))
                plane.update(b"".join(rows))
        return frame

    def _put(self, picture: VideoFrame, area: tuple[int, int, int, int]) -> None:
        """Put a picture into the middle of an area, given by left, top, width and height, all even."""
        left, top, width, height = area
        scale = min(width / picture.width, height / picture.height)
        drawn_width, drawn_height = (max(2, int(side * scale) & ~1) for side in (picture.width, picture.height))
        left += (width - drawn_width) // 2 & ~1
        top += (height - drawn_height) // 2 & ~1
        drawn = picture.reformat(width=drawn_width, height=drawn_height, format="yuv420p")
        for plane, target, shift in zip(drawn.planes, self._planes, (0, 1, 1), strict=True):
            content, row, stride = memoryview(plane), drawn_width >> shift, WIDTH >> shift
            for line in range(drawn_height >> shift):
                at = ((top >> shift) + line) * stride + (left >> shift)
                target[at : at + row] = content[line * plane.line_size : line * plane.line_size + row]
