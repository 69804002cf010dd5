/* The exit button with JavaScript: hides the page at once, replaces its history entry, and listens
   for Shift pressed three times. Without it the button is a plain link that works as well.
   All words come from the data attributes of the element. */

const NEEDED = 3;
const PATIENCE = 5000; // milliseconds between two presses
const LEAVING = "kpact-exit-leaving";

class Exit {
  constructor(root) {
    this.words = root.dataset;
    this.target = root.querySelector("[data-kpact-exit-link]").href;
    this.veil = root.querySelector(".kpact-exit__veil");
    this.status = this.veil.querySelector("[role=status]");
    this.alert = this.veil.querySelector("[role=alert]");
    this.lights = root.querySelector(".kpact-exit__lights");
    this.about = root.querySelector("details");
    // Beside the page rather than in it: it has to be heard when all else is hidden.
    document.body.append(this.veil);
    this.listen();
    if ("shortcut" in this.words) this.offerShortcut(root);
    raise(root);
  }

  listen() {
    for (const link of document.querySelectorAll("[data-kpact-exit-link]")) {
      link.addEventListener("click", (event) => this.press(event));
      link.addEventListener("auxclick", (event) => this.press(event));
    }
    this.about.addEventListener("keydown", (event) => this.close(event));
    window.addEventListener("pageshow", (event) => this.comeBack(event));
  }

  /* A click with any key held, or with the wheel, leaves as well: never in a second tab. */
  press(event) {
    if (event.button === 2) return;
    event.preventDefault();
    this.leave();
  }

  leave() {
    if (document.body.classList.contains(LEAVING)) return;
    document.body.classList.add(LEAVING);
    this.alert.textContent = this.words.leaving;
    sendNoReferrer();
    window.location.replace(this.target);
  }

  /* Only when restored from memory: the first pageshow of a slow page may come after the press. */
  comeBack(event) {
    if (!event.persisted) return;
    document.body.classList.remove(LEAVING);
    this.alert.textContent = "";
    this.forget();
  }

  close(event) {
    if (event.key !== "Escape" || !this.about.open) return;
    this.about.open = false;
    this.about.querySelector("summary").focus();
  }

  offerShortcut(root) {
    root.querySelector(".kpact-exit__shortcut").hidden = false;
    this.forget();
    window.addEventListener("keydown", (event) => this.keyDown(event), true);
    window.addEventListener("keyup", (event) => this.keyUp(event), true);
    window.addEventListener("pointerdown", () => this.forget(), true);
  }

  keyDown(event) {
    if (event.key === "Shift") this.alone = event.repeat ? this.alone : true;
    else this.forget();
  }

  /* Counts Shift on its own; as part of Shift+A, Alt+Shift or Shift and a click it starts anew. */
  keyUp(event) {
    if (event.key !== "Shift") return;
    const held = event.altKey || event.ctrlKey || event.metaKey;
    if (this.alone && !held) this.count();
    else this.forget();
    this.alone = false;
  }

  count() {
    this.presses += 1;
    this.show();
    clearTimeout(this.timer);
    if (this.presses === NEEDED) {
      this.status.textContent = this.words.activated;
      this.leave();
    } else {
      this.status.textContent = this.presses === 1 ? this.words.twoMore : this.words.oneMore;
      this.timer = setTimeout(() => this.expire(), PATIENCE);
    }
  }

  expire() {
    this.forget();
    this.status.textContent = this.words.timedOut;
    this.timer = setTimeout(() => this.forget(), PATIENCE);
  }

  forget() {
    clearTimeout(this.timer);
    this.presses = 0;
    this.alone = false;
    this.status.textContent = "";
    this.show();
  }

  show() {
    this.lights.classList.toggle("kpact-exit__lights--on", this.presses > 0);
    [...this.lights.children].forEach((light, index) => {
      light.classList.toggle("kpact-exit__light--on", index < this.presses);
    });
  }
}

/* Into the top layer where there is one: no z-index of a banner reaches it there. */
function raise(root) {
  if (!root.showPopover) return;
  root.popover = "manual";
  root.showPopover();
}

/* rel="noreferrer" speaks for links only; this speaks for location.replace(). */
function sendNoReferrer() {
  const meta = document.createElement("meta");
  meta.name = "referrer";
  meta.content = "no-referrer";
  document.head.append(meta);
}

const root = document.querySelector("[data-kpact-exit]:not([data-ready])");
if (root) {
  root.dataset.ready = "";
  new Exit(root);
}
