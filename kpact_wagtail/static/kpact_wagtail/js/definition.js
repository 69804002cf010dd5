/* The definition button of the rich text editor: chosen words get a note with what they mean. */
(() => {
  const { createElement } = window.React;
  const { EditorState, Modifier, RichUtils } = window.DraftJS;
  const { DraftUtils, ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;
  const { Icon } = window.wagtail.components;

  const ENTITY = 'KPACT_DEFINITION';
  const REMOVE = 'kpact-remove-definition';

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
      return { id: String(chosen.id), label: chosen.string, missing: false };
    }

    onChosen(chosen) {
      const { editorState, entityKey, entityType, onComplete } = this.props;
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, 'MUTABLE', this.filterEntityData(chosen));
      const key = content.getLastCreatedEntityKey();
      this.workflow.close();
      onComplete(markWords(editorState, content, { key, oldKey: entityKey, term: chosen.string }));
    }
  }

  /* The words of the definition to replace, else the selected words, become the new one. Where
     there are neither, the term itself is written. */
  const markWords = (editorState, content, { key, oldKey, term }) => {
    const selection = oldKey
      ? DraftUtils.getEntitySelection(editorState, oldKey)
      : editorState.getSelection();
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

  const Definition = (props) => {
    const { label, missing } = props.contentState.getEntity(props.entityKey).getData();
    const icon = createElement(Icon, { name: missing ? 'warning' : 'kpact-definition' });
    return createElement(TooltipEntity, { ...props, icon, label });
  };

  /* Ctrl+Shift+F (for footnote) does by keyboard what the button and the tooltip do by mouse: it
     opens the chooser, or removes the definition in which the cursor stands. */
  const isShortcut = (event) =>
    (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'f';

  const findDefinition = (editorState) => {
    const key = DraftUtils.getSelectionEntity(editorState);
    const entity = key && editorState.getCurrentContent().getEntity(key);
    return entity && entity.getType() === ENTITY ? key : null;
  };

  const shortcut = {
    type: 'kpact-definition-shortcut',

    keyBindingFn(event, { getEditorState }) {
      if (!isShortcut(event)) return undefined;
      return findDefinition(getEditorState()) ? REMOVE : ENTITY;
    },

    handleKeyCommand(command, ...rest) {
      if (command !== REMOVE) return 'not-handled';
      const { getEditorState, setEditorState } = rest.pop();
      const editorState = getEditorState();
      const words = DraftUtils.getEntitySelection(editorState, findDefinition(editorState));
      setEditorState(RichUtils.toggleLink(editorState, words, null));
      return 'handled';
    },
  };

  registerPlugin({ type: ENTITY, source: DefinitionSource, decorator: Definition }, 'entityTypes');
  registerPlugin(shortcut, 'plugins');
})();
