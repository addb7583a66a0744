"""The address at which an instruction is given as a task."""

from __future__ import annotations

from django.urls import path

from dondoc.apps.instructions import views

app_name = "instructions"

urlpatterns = [path("hop-tac/chi-dao/<int:pk>/giao/", views.give_task, name="give")]
