from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models


def give_sittings(apps, schema_editor):
    """Rooms were made before there were sittings, in demonstrations only: each gets one that has its id."""
    rooms = apps.get_model("realtime", "Room").objects.all()
    if not rooms.exists():
        return
    body, _ = apps.get_model("accounts", "Organisation").objects.get_or_create(kind="office", name="办公室")
    form, _ = apps.get_model("consultations", "ConsultationForm").objects.get_or_create(
        code="you_consult", defaults={"name": "请你协商", "name_en": "You consult"}
    )
    for number, room in enumerate(rooms):
        consultation = apps.get_model("consultations", "Consultation").objects.create(
            form=form, title=room.title, mode="both", lead_body=body, created_at=room.created_at
        )
        apps.get_model("consultations", "Sitting").objects.create(
            id=room.id,
            consultation=consultation,
            title=room.title,
            starts_at=room.created_at,
            ends_at=room.created_at + timedelta(hours=2),
            state="running",
            meeting_code=str(100_000_000 + number),
            created_at=room.created_at,
            started_at=room.created_at,
        )
        room.sitting_id = room.id
        room.save(update_fields=["sitting_id"])


class Migration(migrations.Migration):
    dependencies = [
        ("realtime", "0001_initial"),
        ("consultations", "0001_initial"),
        ("accounts", "0002_people"),
    ]

    operations = [
        migrations.AlterField("room", "id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
        migrations.AddField(
            "room",
            "sitting",
            models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="room",
                to="consultations.sitting",
            ),
        ),
        migrations.RunPython(give_sittings, migrations.RunPython.noop),
    ]
