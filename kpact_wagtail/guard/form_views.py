"""The view behind a public form: empty, again with what is wrong, later, or done."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, override
from django.views import View

from .forms import known_language, posted
from .pages import private
from .replies import LATER, list_errors, readable_by_own_origins, refuse, say_later, wants_json
from .trouble import TROUBLE
from .verdict import Verdict, judge


@method_decorator([readable_by_own_origins, private], name="dispatch")
class GuardedFormView(View):
    """A form on a page of its own, where forms on other pages and other hosts are sent as well.

    Subclasses name a ``form_class``, which is a GuardedForm, and a ``template_name``; ``take()``
    does what a sound form asks for, and ``say_sent()`` is what everybody sees who sent one, a trap's
    catch as well. The page is in the language of the form: its field ``language``, or that of the
    address. Answers 200, 303, 422 (again, with what was typed), 403 or 503; to programs in JSON.
    """

    http_method_names = ["get", "head", "options", "post"]
    form_class = None
    template_name = ""
    #: Whose CLIENT_LIMIT counts, where one form serves many; by default that of the form.
    limit_scope = ""

    def options(self, request):
        return JsonResponse({})

    def get(self, request):
        with override(self.find_language(request.GET)):
            return self.show(self.form_class(own_page=True))

    def post(self, request):
        form = self.form_class(posted(request), own_page=True)
        with override(self.find_language(form.data)):
            try:
                return self.answer(form)
            except TROUBLE:
                return say_later() if wants_json(request) else self.show_later(form)

    def find_language(self, data):
        return known_language(data.get("language") or get_language())

    def answer(self, form):
        verdict = judge(self.request, form, self.limit_scope)
        if verdict is Verdict.FOREIGN:
            return refuse(self.request)
        if verdict is Verdict.PRETEND:
            return self.say_sent()
        if verdict is Verdict.AGAIN:
            return self.ask_again(form)
        return self.take(form)

    def take(self, form):
        """Do what the form asks for; ``ask_again(form)`` where it cannot be done as it is."""
        raise NotImplementedError

    def say_sent(self):
        raise NotImplementedError

    def get_context(self, form):
        return {"form": form}

    def show(self, form, status=200):
        context = self.get_context(form)
        return render(self.request, self.template_name, context, status=status)

    def ask_again(self, form):
        return list_errors(form) if wants_json(self.request) else self.show(form, status=422)

    def show_later(self, form):
        """Without the database, or a key: nothing that was typed is lost."""
        form.add_error(None, LATER)
        return self.ask_later(self.show(form, status=503))

    def ask_later(self, response):
        response["Retry-After"] = "120"
        return response
