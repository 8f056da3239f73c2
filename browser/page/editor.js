/** The editor (CodeMirror 6): Python's syntax, undo, brackets. In a file of its own, loaded when first needed. */

import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { element } from "./dom.js";
import { messages } from "./messages.js";

// The colours of the programs that are not being edited.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--md-code-hl-keyword-color)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--md-code-hl-string-color)" },
  { tag: tags.number, color: "var(--md-code-hl-number-color)" },
  { tag: tags.comment, color: "var(--md-code-hl-comment-color)" },
  { tag: [tags.bool, tags.null, tags.self], color: "var(--md-code-hl-constant-color)" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: "var(--md-code-hl-function-color)",
  },
  { tag: tags.operator, color: "var(--md-code-hl-operator-color)" },
  { tag: tags.punctuation, color: "var(--md-code-hl-punctuation-color)" },
  { tag: tags.meta, color: "var(--md-code-hl-special-color)" },
]);

const THEME = EditorView.theme({
  "&": { backgroundColor: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)", fontSize: "inherit" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
  ".cm-content": { caretColor: "var(--md-default-fg-color)", padding: "0.6rem 0" },
  ".cm-line": { padding: "0 0.8rem 0 0.4rem" },
  ".cm-gutters": {
    backgroundColor: "var(--md-code-bg-color)",
    border: "none",
    color: "var(--md-default-fg-color--light)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--run-active-line)" },
  ".cm-cursor": { borderLeftColor: "var(--md-default-fg-color)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--run-selection)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--run-selection)" },
});

let editorCount = 0;

/**
 * Put an editor into `parent`. Tab is not bound: it leaves the editor, as it leaves any other field, so that nobody who
 * uses the keyboard is caught in it; what indents instead is said below the editor.
 * @param {object} options
 * @param {HTMLElement} options.parent
 * @param {string} options.text
 * @param {string} options.label accessible name
 * @param {() => void} options.onChange
 * @param {() => void} options.onRun called by Ctrl+Enter
 * @returns {{text: () => string, replace: (text: string) => void, focus: () => void}} `replace` can be undone
 */
export function createEditor({ parent, text, label, onChange, onRun }) {
  const hint = element("p", { class: "run-hint", id: `run-hint-${++editorCount}` }, messages.editorHint);
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        python(),
        syntaxHighlighting(COLOURS),
        THEME,
        keymap.of([{ key: "Mod-Enter", run }, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint.id, tabindex: "0" }),
        EditorView.updateListener.of((update) => update.docChanged && onChange()),
      ],
    }),
  });
  parent.append(hint);
  return {
    text: () => view.state.doc.toString(),
    replace: (replacement) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: replacement },
        selection: { anchor: 0 },
        annotations: isolateHistory.of("full"), // else it is undone together with what was typed just before
      }),
    focus: () => view.focus(),
  };
}
