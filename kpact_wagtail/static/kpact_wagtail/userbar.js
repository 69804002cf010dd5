/* Fetches Wagtail's user bar, and only in a browser in which somebody has opened the admin: pages
   stay the same for everybody, and visitors send no request and store nothing. */

const FLAG = "kpact-editor";

function isEditorsBrowser() {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return false; // storage is switched off
  }
}

async function fetchBar(url) {
  const response = await fetch(url, { credentials: "same-origin", cache: "no-store" });
  if (response.status === 204) localStorage.removeItem(FLAG); // signed out since
  return response.status === 200 ? response.text() : "";
}

/* Parsed scripts do not run; scripts made anew do, in their order. */
function insert(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const nodes = [...parsed.head.childNodes, ...parsed.body.childNodes];
  document.body.append(...nodes.map((node) => (node.localName === "script" ? remake(node) : node)));
}

function remake(parsed) {
  const script = document.createElement("script");
  for (const { name, value } of parsed.attributes) script.setAttribute(name, value);
  script.textContent = parsed.textContent;
  script.async = false;
  return script;
}

const { url } = document.querySelector("script[data-kpact-userbar]").dataset;
if (isEditorsBrowser()) insert(await fetchBar(url));
