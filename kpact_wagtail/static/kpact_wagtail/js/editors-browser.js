/* On every admin page: remembers that editors use this browser, so that pages fetch their user bar.
   The sign-in page has no sidebar; there the mark is taken away again. */

try {
  if (document.querySelector("[data-wagtail-sidebar]")) localStorage.setItem("kpact-editor", "");
  else localStorage.removeItem("kpact-editor");
} catch {
  // Storage is switched off: no user bar then.
}
