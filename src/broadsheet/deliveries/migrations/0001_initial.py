"""The first tables of post. Made by Django from the models."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("subscribers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SingleMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paper", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=15)),
                ("recipient", models.CharField(max_length=254)),
                ("language", models.CharField(blank=True, max_length=35)),
                ("token", models.CharField(blank=True, max_length=200)),
                ("state", models.PositiveSmallIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.FloatField(default=0)),
                ("reply", models.CharField(blank=True, max_length=120)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Mailing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("paper", models.CharField(max_length=100)),
                ("issue", models.CharField(max_length=100)),
                ("language", models.CharField(blank=True, max_length=35)),
                ("kind", models.CharField(default="issue", max_length=12)),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                ("status", models.CharField(default="draft", max_length=20)),
                ("policy", models.CharField(default="hold", max_length=10)),
                ("rendition", models.CharField(max_length=64)),
                ("scheduled_at", models.DateTimeField(null=True)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("candidates", models.PositiveIntegerField(default=0)),
                ("excluded", models.PositiveIntegerField(default=0)),
                ("pause_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paper", "issue", "language", "kind", "revision"), name="one_mailing_of_a_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MailEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("subscription_id", models.BigIntegerField(null=True)),
                ("kind", models.CharField(max_length=12)),
                ("code", models.CharField(blank=True, max_length=11)),
                ("at", models.DateTimeField()),
                (
                    "mailing",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="deliveries.mailing"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("relay", models.CharField(max_length=60)),
                ("window", models.CharField(max_length=20)),
                ("used", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("relay", "window"), name="one_count_a_relay_and_window")
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "mailing_id", "subscription_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("chunk", models.PositiveIntegerField()),
                ("state", models.PositiveSmallIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.FloatField(default=0)),
                ("code", models.PositiveSmallIntegerField(default=0)),
                ("enhanced", models.CharField(blank=True, max_length=11)),
                ("reply", models.CharField(blank=True, max_length=120)),
                ("marked_at", models.FloatField(default=0)),
                ("done_at", models.FloatField(default=0)),
                (
                    "subscription",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="subscribers.subscription",
                    ),
                ),
                (
                    "mailing",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="deliveries.mailing",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["mailing", "chunk"], name="readers_of_a_chunk")],
            },
        ),
        migrations.CreateModel(
            name="Chunk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("owner", models.CharField(blank=True, max_length=80)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("lease_until", models.FloatField(default=0)),
                ("not_before", models.FloatField(default=0)),
                ("done", models.BooleanField(default=False)),
                ("mailing", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="deliveries.mailing")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("mailing", "number"), name="one_chunk_of_a_number")],
            },
        ),
    ]
