"""The app's name for Django."""

from __future__ import annotations

from django.apps import AppConfig


class Deliveries(AppConfig):
    """The ledger of deliveries."""

    name = "broadsheet.deliveries"
    label = "deliveries"
