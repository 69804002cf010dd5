from django.db import migrations


def create_home(apps, schema_editor):
    """The home page in place of the one that Wagtail makes."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("standard", "HomePage")

    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    kind, _ = ContentType.objects.get_or_create(model="homepage", app_label="standard")
    locale, _ = Locale.objects.get_or_create(language_code="en")
    home = HomePage.objects.create(
        title="Harbour House",
        draft_title="Harbour House",
        slug="home",
        content_type=kind,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=locale,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(
        hostname="localhost", site_name="Harbour House", root_page=home, is_default_site=True
    )
    Locale.objects.get_or_create(language_code="es")


class Migration(migrations.Migration):
    dependencies = [("standard", "0001_initial")]
    operations = [migrations.RunPython(create_home, migrations.RunPython.noop)]
