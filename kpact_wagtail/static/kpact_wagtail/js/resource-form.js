/* The form of a resource: panels for other kinds step aside. One with something in it, or with a
   mistake, stays; so does what an editor has opened. */
(() => {
  const filled = (panel) =>
    [...panel.querySelectorAll('input, textarea, select')].some((field) => {
      if (field.type === 'hidden' && !field.name.endsWith('-count')) return false;
      if (field.name.endsWith('-count')) return Number(field.value) > 0;
      if (field.type === 'checkbox') return field.checked !== field.defaultChecked;
      return field.value !== '' && field.tagName !== 'SELECT';
    }) || panel.querySelector('[aria-invalid="true"], .error-message');

  const arrange = (kind) => {
    document.querySelectorAll('[data-kpact-kinds]').forEach((panel) => {
      const wanted = panel.dataset.kpactKinds.split(' ').includes(kind.value);
      panel.hidden = !wanted && !filled(panel);
    });
  };

  const start = () => {
    const kind = document.querySelector('[data-kpact-kind]');
    if (!kind) return;
    kind.addEventListener('change', () => arrange(kind));
    arrange(kind);
  };

  document.addEventListener('DOMContentLoaded', start);
})();
