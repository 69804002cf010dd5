/* The form of a support group: shows what its meetings say, and only the fields that a repetition
   needs. Without this, all fields are there and the meetings are read on the page. */
(() => {
  const { Controller } = window.StimulusModule;
  const DECIDES = /^(schedule-.*|time_zone|mode|timing|status|status_until|starts_on)$/;
  const NEEDED = {
    weekly: ['every', 'days', 'first', 'last', 'count', 'months'],
    monthly: ['every', 'weeks', 'days', 'first', 'last', 'count', 'months'],
    month_days: ['every', 'month_days', 'first', 'last', 'count', 'months'],
    dates: ['dates'],
  };
  const GOVERNED = new Set(Object.values(NEEDED).flat());
  const PLACES = {
    in_person: ['venue', 'area', 'address', 'withheld'],
    online: ['platform', 'dial_in'],
  };
  const PAUSE = 700;

  const isFilled = (field) => (field.type === 'checkbox' ? field.checked : field.value !== '');

  /* One rule: hides what does not concern its kind of repetition. What is hidden keeps its value. */
  class RuleController extends Controller {
    connect() {
      this.nameGroups();
      this.arrange();
    }

    part(name) {
      return this.element.querySelector(`[data-contentpath="${name}"]`);
    }

    arrange() {
      const repeats = this.part('repeats')?.querySelector('select');
      const needed = NEEDED[repeats?.value];
      if (!needed) return;
      GOVERNED.forEach((name) => {
        const part = this.part(name);
        if (part) part.hidden = !needed.includes(name) && !part.querySelector('.error-message');
      });
    }

    /* Check boxes are read out with the question they answer. */
    nameGroups() {
      this.element.querySelectorAll('.w-field--checkbox_select_multiple').forEach((field) => {
        const label = field.closest('[data-contentpath]')?.querySelector('.w-field__label');
        const boxes = field.querySelector('[data-field-input] > div');
        if (!label || !boxes) return;
        label.id ||= `${boxes.id}-label`;
        boxes.setAttribute('role', 'group');
        boxes.setAttribute('aria-labelledby', label.id);
      });
    }
  }

  /* The sentences and dates below the meetings. A part is replaced, and so read out, only when it
     changes. */
  class ScheduleController extends Controller {
    static values = { url: String, failed: String };

    connect() {
      this.form = this.element.closest('form');
      this.later = (event) => {
        if (!event?.target?.name || DECIDES.test(event.target.name)) this.wait();
      };
      ['input', 'change', 'focusout'].forEach((kind) => this.form.addEventListener(kind, this.later));
      this.observer = new MutationObserver(() => this.wait());
      const stream = this.form.querySelector('[data-contentpath="schedule"]');
      const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ['value'] };
      if (stream) this.observer.observe(stream, watched);
      this.wait();
      this.arrangePlaces();
    }

    disconnect() {
      ['input', 'change', 'focusout'].forEach((kind) => this.form.removeEventListener(kind, this.later));
      this.observer.disconnect();
      clearTimeout(this.timer);
    }

    wait() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.arrangePlaces();
        this.refresh();
      }, PAUSE);
    }

    /* A group that only meets online needs no room, and the other way round. What is filled in or
       wrong stays. */
    arrangePlaces() {
      const selector = '[name="mode"], [name^="schedule-"][name$="-mode"]';
      const modes = new Set([...this.form.querySelectorAll(selector)].map((field) => field.value));
      Object.entries(PLACES).forEach(([mode, names]) => {
        const wanted = modes.has(mode) || modes.has('hybrid');
        names.forEach((name) => this.showPlace(this.form.querySelector(`[name="${name}"]`), wanted));
      });
    }

    showPlace(field, wanted) {
      const part = field?.closest('.w-panel__wrapper');
      if (part) part.hidden = !wanted && !isFilled(field) && !part.querySelector('.error-message');
    }

    collect() {
      const sent = new FormData();
      new FormData(this.form).forEach((value, name) => {
        if (DECIDES.test(name) || name === 'csrfmiddlewaretoken') sent.append(name, value);
      });
      return sent;
    }

    async refresh() {
      const body = this.collect();
      const asked = JSON.stringify([...body]);
      if (asked === this.asked) return;
      this.asked = asked;
      const html = await this.ask(body);
      if (asked === this.asked) this.show(html);
    }

    async ask(body) {
      try {
        const response = await fetch(this.urlValue, { method: 'POST', body });
        return response.ok ? await response.text() : null;
      } catch {
        return null;
      }
    }

    show(html) {
      if (html === null) {
        this.asked = null;
        this.element.textContent = this.failedValue;
        return;
      }
      const drawn = new DOMParser().parseFromString(html, 'text/html');
      const parts = [...drawn.querySelectorAll('[data-part]')];
      if (!this.element.querySelector('[data-part]')) this.element.replaceChildren();
      parts.forEach((part) => this.replace(part));
      requestAnimationFrame(() => this.element.setAttribute('aria-live', 'polite'));
    }

    replace(part) {
      const old = this.element.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!old) this.element.append(document.importNode(part, true));
      else if (old.innerHTML !== part.innerHTML) old.replaceWith(document.importNode(part, true));
    }
  }

  window.wagtail.app.register('kpact-rule', RuleController);
  window.wagtail.app.register('kpact-schedule', ScheduleController);
})();
