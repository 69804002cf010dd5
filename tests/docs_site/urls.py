"""The URLs of the site that the guides build; the lines they add come after these."""

from example_site.urls import urlpatterns  # noqa: F401 - what a site has, for snippets to add to
