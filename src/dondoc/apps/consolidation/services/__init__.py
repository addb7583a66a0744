"""What is done to consolidated reports and to the templates they are drawn from."""

from dondoc.apps.consolidation.services.reports import Refused, Stale, arrange, begin, rewrite, send

__all__ = ["Refused", "Stale", "arrange", "begin", "rewrite", "send"]
