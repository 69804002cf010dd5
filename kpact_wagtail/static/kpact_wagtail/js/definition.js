/* The definition button of the rich text editor: chosen words get a note with what they mean. */
(() => {
  const { cloneElement, createElement } = window.React;
  const { EditorState, Modifier, RichUtils } = window.DraftJS;
  const { ModalWorkflowSource, TooltipEntity } = window.draftail;
  const { Icon } = window.wagtail.components;

  class DefinitionSource extends ModalWorkflowSource {
    getChooserConfig() {
      const handlers = new window.ChooserModalOnloadHandlerFactory();
      return {
        url: this.props.entityType.chooserUrl,
        urlParams: getLanguage(),
        onload: handlers.getOnLoadHandlers(),
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(chosen) {
      const { hint } = this.props.entityType;
      return { id: String(chosen.id), label: chosen.string, missing: false, hint };
    }

    onChosen(chosen) {
      const { editorState, entityType, onComplete } = this.props;
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, 'MUTABLE', this.filterEntityData(chosen));
      const key = content.getLastCreatedEntityKey();
      this.workflow.close();
      onComplete(markWords(editorState, content, key, chosen.string));
    }
  }

  /* The selected words become the entity; without a selection the term itself is written. */
  const markWords = (editorState, content, key, term) => {
    const selection = editorState.getSelection();
    if (!selection.isCollapsed()) {
      return RichUtils.toggleLink(editorState, selection, key);
    }
    const style = editorState.getCurrentInlineStyle();
    const written = Modifier.replaceText(content, selection, term, style, key);
    return EditorState.push(editorState, written, 'insert-characters');
  };

  /* Definitions in the language of the page come first in the chooser. */
  const getLanguage = () => {
    const config = JSON.parse(document.getElementById('wagtail-config')?.textContent || '{}');
    const locale = config.ACTIVE_CONTENT_LOCALE;
    return locale ? { locale } : {};
  };

  /* Wagtail's tooltip opens by mouse; on the focused words Enter and Delete do what its buttons do. */
  class FocusableEntity extends TooltipEntity {
    onKeyDown(event) {
      if (event.key === 'Enter') this.onEdit(event);
      if (event.key === 'Delete' || event.key === 'Backspace') this.onRemove(event);
    }

    render() {
      return cloneElement(super.render(), {
        tabIndex: 0,
        title: this.props.hint,
        onKeyDown: this.onKeyDown.bind(this),
      });
    }
  }

  const Definition = (props) => {
    const { label, missing, hint } = props.contentState.getEntity(props.entityKey).getData();
    const icon = createElement(Icon, { name: missing ? 'warning' : 'kpact-definition' });
    return createElement(FocusableEntity, { ...props, icon, label, hint });
  };

  window.draftail.registerPlugin(
    { type: 'KPACT_DEFINITION', source: DefinitionSource, decorator: Definition },
    'entityTypes',
  );
})();
