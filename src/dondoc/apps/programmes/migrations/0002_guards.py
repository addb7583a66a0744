"""What a version said stays as it was said."""

from django.db import migrations

from dondoc.apps.guards import unchanging


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]
    operations = [
        unchanging("programmes_programmeversion", "what a version says is never changed"),
        unchanging("programmes_section", "what a version says is never changed"),
    ]
