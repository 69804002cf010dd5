/* The copy buttons of references. They are hidden until this finds that the browser lets pages copy:
   without JavaScript, or on a site without https, there is no button that does nothing.
   All words come from the data attributes of the element. */

const REPEATED = 100; // milliseconds: long enough that the same words are announced again

const offer = (button) => {
  button.hidden = false;
  button.addEventListener("click", () => copy(button.closest("[data-kpact-citation]")));
};

const copy = async (citation) => {
  const status = citation.querySelector("[role=status]");
  status.textContent = "";
  const words = await write(citation).then(() => status.dataset.copied, () => status.dataset.failed);
  setTimeout(() => { status.textContent = words; }, REPEATED);
};

/* With its italics where the browser can, for those who paste it into a document. */
const write = async (citation) => {
  const text = citation.querySelector("[data-kpact-citation-text]");
  const plain = text.textContent.trim().replace(/\s+/g, " ");
  if (!window.ClipboardItem) return navigator.clipboard.writeText(plain);
  const item = new ClipboardItem({
    "text/plain": new Blob([plain], { type: "text/plain" }),
    "text/html": new Blob([bare(text)], { type: "text/html" }),
  });
  return navigator.clipboard.write([item]);
};

const bare = (text) => {
  const copied = text.cloneNode(true);
  for (const element of copied.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (name !== "href") element.removeAttribute(name);
  }
  return copied.innerHTML;
};

if (navigator.clipboard) document.querySelectorAll("[data-kpact-copy]").forEach(offer);
