"""``python -m deliberation.documents.printing``: an HTML page as JSON text on standard input, its PDF on output."""

import json
import sys


def main() -> None:
    """Render the page; ends with 3 where the renderer's libraries are missing."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError:  # Pango
        raise SystemExit(3) from None
    # A page brings all it needs: pictures stand in it as data.
    page = HTML(string=json.load(sys.stdin), url_fetcher=URLFetcher(allowed_protocols=["data"]))
    sys.stdout.buffer.write(page.write_pdf())


if __name__ == "__main__":
    main()
