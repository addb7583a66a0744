"""How forms are drawn."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws forms and fields with the parts of this house."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
