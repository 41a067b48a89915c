import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # Apart from the migration that fills the column: PostgreSQL alters no table with rows changed in the transaction.
    dependencies = [("realtime", "0002_room_of_sitting")]

    operations = [
        migrations.AlterField(
            "room",
            "sitting",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="room", to="consultations.sitting"
            ),
        ),
        migrations.RemoveField("room", "title"),
        migrations.AddConstraint(
            "room",
            models.CheckConstraint(condition=models.Q(("id", models.F("sitting"))), name="room_is_of_its_sitting"),
        ),
    ]
