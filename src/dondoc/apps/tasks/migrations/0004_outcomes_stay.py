"""What was brought to be confirmed stays as it was brought."""

from django.db import migrations

from dondoc.apps.guards import unchanging


class Migration(migrations.Migration):
    dependencies = [("tasks", "0003_lived")]
    operations = [unchanging("tasks_outcome", "what was brought to be confirmed is never changed")]
