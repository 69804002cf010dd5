"""``path("kpact/", include("kpact_wagtail.urls"))``, outside i18n_patterns."""

app_name = "kpact"

urlpatterns = []
