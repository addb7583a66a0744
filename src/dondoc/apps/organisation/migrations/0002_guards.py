"""Two names of one unit in one language never hold on the same day, nor two memberships of one group."""

from django.db import migrations

from dondoc.apps.guards import no_overlap


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [
        no_overlap("organisation_unitname", ("unit_id", "language"), "organisation_unitname_no_overlap"),
        no_overlap("organisation_unitgroupmember", ("group_id", "unit_id"), "organisation_unitgroupmember_no_overlap"),
    ]
