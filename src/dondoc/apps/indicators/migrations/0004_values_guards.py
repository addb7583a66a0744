"""What was reported stays as it was reported: a revision is a row of its own."""

from django.db import migrations

from dondoc.apps.guards import unchanging


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_values")]
    operations = [
        unchanging("indicators_indicatorvalue", "a reported value is never changed"),
        unchanging("indicators_valueapproval", "an approval is never changed"),
    ]
