"""Pages of a PDF drawn as pictures, with an end also for those on which something is drawn without end."""

from __future__ import annotations

import math
import time
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import internal, raw

_WHITE = (255, 255, 255, 255)


def drawn(page: pdfium.PdfPage, scale: float, seconds: float) -> tuple[Image.Image, bool]:
    """The page without its overlays, ``scale`` dots a point, and whether all of it was drawn in the time.

    Args:
        page: to be drawn.
        scale: dots a point.
        seconds: of the processor; what is drawn until then is given.
    """
    until = time.process_time() + seconds
    size = math.ceil(page.get_width() * scale), math.ceil(page.get_height() * scale)
    bitmap = pdfium.PdfBitmap.new_native(*size, format=raw.FPDFBitmap_BGR)
    bitmap.fill_rect(_WHITE, 0, 0, *size)

    def is_late(_pause: Any) -> bool:
        return time.process_time() > until

    pause = raw.IFSDK_PAUSE(version=1)
    internal.set_callback(pause, "NeedToPauseNow", is_late)
    status = raw.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, *size, 0, 0, pause)
    raw.FPDF_RenderPage_Close(page)
    return bitmap.to_pil(), status != raw.FPDF_RENDER_TOBECONTINUED
