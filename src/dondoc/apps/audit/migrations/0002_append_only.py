"""Rows of the record can be added; nobody changes or removes them, not even past the application."""

from django.db import migrations

from dondoc.apps.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [append_only("audit_auditrow", "audit rows are never changed or removed")]
