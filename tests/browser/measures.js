// What a visitor's page must hold, measured on the page as it is laid out. Evaluated by
// measures.py, in pages with and without JavaScript; each function returns a list of sentences.
({
  // An element as a person would point at it.
  name(element) {
    const words = (element.innerText || element.getAttribute("aria-label") || "").trim();
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `<${element.localName}${classes}> “${words.slice(0, 40)}”`;
  },

  isShown(element) {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  },

  // Out of sight by intent: clipped to a point until it has the focus.
  isClipped(element) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return true;
    const style = getComputedStyle(element);
    return style.position === "absolute" && (style.clip === "rect(0px, 0px, 0px, 0px)" || /inset\(50%\)/.test(style.clipPath));
  },

  isInsideClipped(element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).display !== "inline" && this.isClipped(at)) return true;
    }
    return false;
  },

  // Horizontal scrolling, also where the page hides it: text that nobody can reach.
  sideways() {
    const root = document.scrollingElement;
    const found = [];
    if (root.scrollWidth > root.clientWidth) {
      found.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
    }
    for (const [element, box] of this.texts()) {
      if (box.right <= root.clientWidth + 1 && box.left >= -1) continue;
      if (!this.scrollsItself(element)) found.push(`${this.name(element)} lies outside the window`);
    }
    return [...new Set(found)];
  },

  scrollsItself(element) {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  },

  // Every piece of visible text as [element, box].
  texts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName)) continue;
      if (!this.isShown(element) || this.isInsideClipped(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      if (box.width && box.height) found.push([element, box]);
    }
    return found;
  },

  // Pictures that lie on words, or under them.
  picturesOnTexts() {
    const found = new Set();
    const texts = this.texts();
    for (const picture of document.querySelectorAll("img, video, canvas")) {
      if (!this.isShown(picture)) continue;
      const box = picture.getBoundingClientRect();
      for (const [element, words] of texts) {
        if (this.isPinned(element)) continue;
        const across = Math.min(box.right, words.right) - Math.max(box.left, words.left);
        const down = Math.min(box.bottom, words.bottom) - Math.max(box.top, words.top);
        if (across > 2 && down > 2) found.add(`${this.name(picture)} lies on ${this.name(element)}`);
      }
    }
    return [...found];
  },

  // Whether something stays in the window while the page scrolls.
  isPinned(element) {
    for (let at = element; at; at = at.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
    }
    return false;
  },

  groundIsLight() {
    return this.luminance(this.background(document.body)) > 0.5;
  },

  // WCAG 2.5.8, without its exception for spacing: 24 by 24 px, links in running text exempt.
  smallTargets(least) {
    const pressable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]";
    const found = [];
    for (const element of document.querySelectorAll(pressable)) {
      if (!this.isShown(element) || this.isInText(element) || this.isTrap(element)) continue;
      const hadFocus = document.activeElement;
      if (this.isClipped(element)) element.focus({ preventScroll: true });
      const box = this.pressableBox(element);
      if (hadFocus !== document.activeElement) element.blur();
      if (this.isInsideClipped(element) && box.width <= 1) continue;
      if (box.width < least - 0.01 || box.height < least - 0.01) {
        found.push(`${this.name(element)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
      }
    }
    return found;
  },

  // A field that only programs fill in: nobody sees, hears or reaches it.
  isTrap(element) {
    return element.tabIndex < 0 && this.isInsideClipped(element) && Boolean(element.closest("[aria-hidden=true]"));
  },

  // A checkbox or radio button is pressed through its label too.
  pressableBox(element) {
    const label = element.labels && element.labels[0];
    const small = ["checkbox", "radio"].includes(element.type);
    return (small && label ? label : element).getBoundingClientRect();
  },

  // A link in a sentence: inline, with other words in the same block.
  isInText(element) {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const words = (node) => (node.innerText || "").replace(/\s+/g, "").length;
    const links = [...block.querySelectorAll("a[href], button")];
    return words(block) > links.reduce((sum, link) => sum + words(link), 0);
  },

  // WCAG 1.4.3: text against what lies behind it, through all ancestors.
  faintTexts() {
    const found = new Set();
    for (const [element] of this.texts()) {
      const needed = this.isLarge(element) ? 3 : 4.5;
      const behind = this.background(element);
      const ink = this.over(this.faded(this.colour(getComputedStyle(element).color), this.opacity(element)), behind);
      const ratio = this.contrast(ink, behind);
      if (ratio < needed) found.add(`${this.name(element)} has a contrast of ${ratio.toFixed(2)}, needs ${needed}`);
    }
    return [...found];
  },

  isLarge(element) {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  },

  opacity(element) {
    let product = 1;
    for (let at = element; at; at = at.parentElement) product *= Number(getComputedStyle(at).opacity);
    return product;
  },

  // The colour behind an element: the backgrounds of its ancestors laid over the canvas.
  background(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = this.colour(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(this.faded(colour, this.opacity(at)));
      if (colour[3] === 1) break;
      if (getComputedStyle(at).position === "fixed") break;
    }
    return layers.reverse().reduce((below, layer) => this.over(layer, below), this.canvasColour());
  },

  // What the browser paints where nothing is: the system's Canvas in the colour scheme of the page.
  canvasColour() {
    const root = document.documentElement;
    const probe = document.createElement("i");
    probe.setAttribute("hidden", "");
    root.append(probe);
    probe.attributeStyleMap.set("background-color", "Canvas");
    const colour = this.colour(getComputedStyle(probe).backgroundColor);
    probe.remove();
    return colour;
  },

  // Any CSS colour as [red, green, blue, alpha] in sRGB.
  colour(text) {
    this.pen ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    this.known ??= new Map();
    if (!this.known.has(text)) {
      this.pen.clearRect(0, 0, 1, 1);
      this.pen.fillStyle = text;
      this.pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = this.pen.getImageData(0, 0, 1, 1).data;
      this.known.set(text, [red, green, blue, alpha / 255]);
    }
    return this.known.get(text);
  },

  faded([red, green, blue, alpha], opacity) {
    return [red, green, blue, alpha * opacity];
  },

  over(top, below) {
    const mix = (index) => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  },

  luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  },

  contrast(one, other) {
    const [dark, light] = [this.luminance(one), this.luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  },
})
