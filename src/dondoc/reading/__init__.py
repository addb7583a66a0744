"""Reading in a process apart: a hostile or endless file ends that process, never the one that asked."""

from dondoc.reading.apart import Apart, Reader, read_apart
from dondoc.reading.bounds import Bounds
from dondoc.reading.recipe import Recipe

__all__ = ["Apart", "Bounds", "Reader", "Recipe", "read_apart"]
