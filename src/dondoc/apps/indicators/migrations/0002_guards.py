"""What a version said stays as it was said."""

from django.db import migrations

from dondoc.apps.guards import unchanging


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [
        unchanging("indicators_indicatorinversion", "what a version says is never changed"),
        unchanging("indicators_target", "what a version says is never changed"),
    ]
