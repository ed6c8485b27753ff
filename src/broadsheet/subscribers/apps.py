"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class Subscribers(AppConfig):
    """The roll."""

    name = "broadsheet.subscribers"
    label = "subscribers"
