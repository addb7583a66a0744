"""Nobody holds the same role in the same unit twice on one day."""

from django.db import migrations

from dondoc.apps.guards import no_overlap


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("organisation", "0002_guards")]
    operations = [no_overlap("accounts_post", ("person_id", "unit_id", "role"), "accounts_post_no_overlap")]
