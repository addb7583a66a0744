"""Each task gets a pulse that grows whenever something is written that its figures are made of."""

import django.db.models.deletion
from django.db import migrations, models

from dondoc.apps.tasks.beats import beats, born_with_pulse


class Migration(migrations.Migration):
    dependencies = [("programmes", "0002_guards"), ("tasks", "0004_outcomes_stay")]
    operations = [
        migrations.CreateModel(
            name="Pulse",
            fields=[
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="pulse",
                        serialize=False,
                        to="tasks.task",
                    ),
                ),
                ("number", models.BigIntegerField(editable=False)),
                (
                    "programme",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["programme", "number"], name="pulse_of_programme")]},
        ),
        born_with_pulse(),
        beats("tasks_taskinversion"),
        beats("tasks_assignment"),
        beats("tasks_taskmove"),
        beats("tasks_outcome"),
        beats("tasks_extension"),
        beats("tasks_arrival"),
        beats("tasks_milestone"),
    ]
