"""The first tables of people. Made by Django from the models."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import broadsheet.subscribers.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("address", models.CharField(max_length=254)),
                ("address_key", models.CharField(max_length=254, null=True, unique=True)),
                ("name", models.CharField(blank=True, max_length=100)),
                ("language", models.CharField(blank=True, max_length=35)),
                ("token_key", models.BinaryField(default=broadsheet.subscribers.models.new_token_key, max_length=16)),
                ("created_at", models.DateTimeField()),
                ("source", models.CharField(blank=True, max_length=100)),
                ("soft_bounces", models.PositiveSmallIntegerField(default=0)),
                ("last_bounce_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Suppression",
            fields=[
                ("address_digest", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("paper", models.CharField(blank=True, max_length=100)),
                ("reason", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BinaryField(max_length=32)),
                ("window", models.DateTimeField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key", "window"), name="one_count_a_window")],
            },
        ),
        migrations.CreateModel(
            name="PostalAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recipient", models.CharField(max_length=100)),
                ("line1", models.CharField(blank=True, max_length=100)),
                ("line2", models.CharField(blank=True, max_length=100)),
                ("line3", models.CharField(blank=True, max_length=100)),
                ("postcode", models.CharField(blank=True, max_length=20)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("region", models.CharField(blank=True, max_length=100)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("hold_from", models.DateField(null=True)),
                ("hold_until", models.DateField(null=True)),
                (
                    "subscriber",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postal_address",
                        to="subscribers.subscriber",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paper", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=15)),
                ("at", models.DateTimeField()),
                ("form_version", models.CharField(blank=True, max_length=20)),
                ("network", models.CharField(blank=True, max_length=45)),
                ("detail", models.CharField(blank=True, max_length=200)),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="subscribers.subscriber",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paper", models.CharField(max_length=100)),
                ("medium", models.CharField(default="mail", max_length=10)),
                ("language", models.CharField(blank=True, max_length=35)),
                ("form", models.CharField(default="whole", max_length=10)),
                ("state", models.CharField(default="pending", max_length=12)),
                ("copies", models.PositiveSmallIntegerField(default=1)),
                ("since", models.DateTimeField()),
                ("until_issue", models.CharField(blank=True, max_length=100)),
                ("changed_at", models.DateTimeField()),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subscriptions",
                        to="subscribers.subscriber",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["paper", "medium", "language", "state"], name="roll_of_a_paper")],
                "constraints": [
                    models.UniqueConstraint(fields=("subscriber", "paper", "medium", "language"), name="one_of_a_kind")
                ],
            },
        ),
    ]
