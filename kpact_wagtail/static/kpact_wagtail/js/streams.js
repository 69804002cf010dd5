/* Streams that keep the data of missing blocks: such a child is shown in the editor as a card that
   names the missing block, and never offered in the picker. */
(() => {
  const { FieldBlockDefinition, StreamBlockDefinition } = window.wagtailStreamField.blocks;

  class SteadyStreamBlockDefinition extends StreamBlockDefinition {
    constructor(...args) {
      super(...args);
      this.groupedChildBlockDefs = this.groupedChildBlockDefs
        .map(([group, defs]) => [group, defs.filter((def) => def.name !== 'unavailable')])
        .filter(([, defs]) => defs.length);
    }
  }

  class UnavailableBlockDefinition extends FieldBlockDefinition {
    render(placeholder, prefix, initialState, ...rest) {
      const block = super.render(placeholder, prefix, initialState, ...rest);
      block.element.append(drawCard(this.meta, readStored(initialState)));
      return block;
    }
  }

  /* The state is JSON, a colon and a signature. */
  const readStored = (state) => {
    try {
      return JSON.parse(state.slice(0, state.lastIndexOf(':')));
    } catch {
      return undefined;
    }
  };

  /* What was stored may be any JSON; what is no child with a value is shown whole. */
  const drawCard = ({ notice, storedContent }, stored) => {
    const card = element('div', 'help-block help-warning');
    const name = typeof stored?.type === 'string' ? stored.type : '?';
    card.append(icon('warning'), element('p', '', notice.replace('%(name)s', name)));
    if (stored !== undefined) card.append(drawStored(storedContent, stored?.value ?? stored));
    return card;
  };

  const drawStored = (label, value) => {
    const details = element('details', '');
    const content = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
    details.append(element('summary', 'w-underline', label), element('pre', 'w-whitespace-pre-wrap', content));
    return details;
  };

  const element = (tag, className, text = '') => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const icon = (name) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    svg.setAttribute('class', `icon icon-${name} icon`);
    svg.setAttribute('aria-hidden', 'true');
    use.setAttribute('href', `#icon-${name}`);
    svg.append(use);
    return svg;
  };

  const register = (name, definition) =>
    window.telepath.register(`kpact_wagtail.streams.${name}`, definition);
  register('SteadyStreamBlock', SteadyStreamBlockDefinition);
  register('UnavailableBlock', UnavailableBlockDefinition);
})();
