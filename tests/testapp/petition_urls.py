"""Included under “petition/”."""

from django.urls import path
from django.views.generic import TemplateView

from . import petition_views

sent = TemplateView.as_view(template_name="testapp/petition_sent.html")
urlpatterns = [
    path("sign/<int:page_id>/", petition_views.sign, name="sign"),
    path("confirm/<str:token>/", petition_views.confirm, name="confirm_signature"),
    path("sent/", sent, name="petition_sent"),
]
