/* Streams that keep the data of missing blocks: such a child is shown in the editor and never
   offered in the picker. */
(() => {
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;

  class SteadyStreamBlockDefinition extends StreamBlockDefinition {
    constructor(...args) {
      super(...args);
      this.groupedChildBlockDefs = this.groupedChildBlockDefs
        .map(([group, defs]) => [group, defs.filter((def) => def.name !== 'unavailable')])
        .filter(([, defs]) => defs.length);
    }
  }

  window.telepath.register(
    'kpact_wagtail.streams.SteadyStreamBlock',
    SteadyStreamBlockDefinition,
  );
})();
