"""A sent report and a template's version stay as they were, whoever writes to the database."""

from django.db import migrations

from dondoc.apps.guards import append_only, frozen_when


class Migration(migrations.Migration):
    dependencies = [("consolidation", "0002_letter_templates")]
    operations = [
        frozen_when("consolidation_consolidatedreport", "state", "sent", "a sent report is never changed or removed"),
        append_only("consolidation_lettertemplate", "a version of a template is never changed or removed"),
    ]
