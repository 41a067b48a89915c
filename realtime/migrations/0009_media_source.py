from django.db import migrations, models
from django.db.models import Case, Value, When


def name_what_they_carried(apps, schema_editor):
    publications = apps.get_model("realtime", "Publication").objects
    publications.update(source=Case(When(kind="audio", then=Value("microphone")), default=Value("camera")))


class Migration(migrations.Migration):
    dependencies = [("realtime", "0008_kinds_of_text")]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="source",
            field=models.CharField(
                choices=[("microphone", "microphone"), ("camera", "camera"), ("screen", "screen")],
                default="camera",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_what_they_carried, migrations.RunPython.noop),
    ]
