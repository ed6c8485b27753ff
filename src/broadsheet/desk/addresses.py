"""The addresses of the public pages. What a mail names stands here: it must lead somewhere for ever.

In: nothing. Out: Django's table of addresses; each may end with a stroke or without one, for a redirect loses a POST.
"""

from __future__ import annotations

from django.urls import re_path

from broadsheet.desk import views

_ANY = r"(?P<token>[^/]{1,200})/?"
urlpatterns = [
    re_path(r"^$", views.subscribe),
    re_path(rf"^confirm/{_ANY}$", views.confirm),
    re_path(rf"^unsubscribe/{_ANY}$", views.unsubscribe),
    re_path(rf"^preferences/{_ANY}$", views.preferences),
    re_path(r"^style\.css$", views.style),
    re_path(r"^health/?$", views.health),
    re_path(r"", views.missing),
]
