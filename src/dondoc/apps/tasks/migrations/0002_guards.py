"""What a version said stays as it was said."""

from django.db import migrations

from dondoc.apps.guards import unchanging


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]
    operations = [
        unchanging("tasks_taskinversion", "what a version says is never changed"),
        unchanging("tasks_taskmove", "what a version says is never changed"),
        unchanging("tasks_assignment", "what a version says is never changed"),
    ]
