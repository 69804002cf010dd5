from django.urls import include, path

from example_site.urls import urlpatterns as example

urlpatterns = [path("petition/", include("tests.testapp.petition_urls")), *example]
