"use strict";
(function () {
  function csrf() {
    const meta = document.querySelector('meta[name="csrf"]');
    return meta && meta.content ? { [meta.dataset.header]: meta.content } : {};
  }

  // What the draft would change on record: begun by the API, looked at until it is done.
  const impact = document.querySelector("[data-impact]");
  if (impact) {
    const said = impact.parentElement.querySelector(".said");
    impact.addEventListener("click", async function () {
      impact.disabled = true;
      said.textContent = "";
      try {
        const answer = await fetch(impact.dataset.impact, { method: "POST", headers: csrf() });
        if (!answer.ok) {
          said.textContent = (await answer.json()).detail;
        }
      } catch (lost) {
        said.textContent = impact.dataset.lost;
      }
      impact.disabled = false;
      window.htmx.trigger("#impact", "look");
    });
  }

  const area = document.querySelector("textarea.editor");
  if (!area || !window.CodeMirror) {
    return;
  }
  const CodeMirror = window.CodeMirror;
  CodeMirror.defineSimpleMode("drl", {
    start: [
      { regex: /\/\/.*/, token: "comment" },
      { regex: /"(?:[^"\\]|\\.)*"?/, token: "string" },
      { regex: /@\w+/, token: "meta" },
      { regex: /\$\w+/, token: "variable-2" },
      { regex: /\d+(?:\.\d+)?/, token: "number" },
      { regex: /(?:rule|when|then|end|package|import|global|declare|accumulate|exists|not|in|date-effective|date-expires|agenda-group|require)\b/, token: "keyword" },
      { regex: /[A-Z]\w*/, token: "type" },
      { regex: /[<>=!&|]+/, token: "operator" },
      { regex: /\w+/, token: "variable" }
    ],
    meta: { lineComment: "//" }
  });

  const draft = "/console/drafts/" + area.dataset.draft;
  const path = encodeURIComponent(area.dataset.path);
  const drl = area.dataset.path.endsWith(".drl");
  const problems = document.querySelector("[data-problems]");
  const readings = document.querySelector("[data-readings]");
  const said = document.querySelector(".actions .said");
  let words = { types: {}, methods: [] };
  let tag = area.dataset.tag;
  fetch(draft + "/words").then(function (answer) { return answer.json(); }).then(function (all) { words = all; });

  function show(looked) {
    problems.textContent = "";
    looked.problems.forEach(function (each) {
      const item = document.createElement("li");
      item.textContent = (each.file === area.dataset.path ? "" : each.file + " ") + each.line + ":" + each.column + " " + each.message;
      problems.append(item);
    });
    readings.textContent = looked.problems.length ? "" : readings.dataset.none;
    looked.readings.forEach(function (each) {
      const title = document.createElement("h3");
      title.textContent = each.target;
      title.className = "code";
      const text = document.createElement("p");
      text.textContent = each.text;
      readings.append(title, text);
    });
  }

  async function look(text, done) {
    try {
      const answer = await fetch(draft + "/look?path=" + path, { method: "POST", headers: Object.assign({ "Content-Type": "text/plain;charset=UTF-8" }, csrf()), body: text });
      if (!answer.ok) {
        done([]);
        return;
      }
      const looked = await answer.json();
      show(looked);
      done(looked.problems.filter(function (each) { return each.file === area.dataset.path; }).map(function (each) {
        const from = CodeMirror.Pos(each.line - 1, each.column - 1);
        return { message: each.message, severity: "error", from: from, to: CodeMirror.Pos(each.line - 1, each.column + 3) };
      }));
    } catch (lost) {
      done([]);
    }
  }

  // Fields of the type whose brackets the cursor stands in; methods behind "require."
  function complete(editor) {
    const cursor = editor.getCursor();
    const before = editor.getRange(CodeMirror.Pos(Math.max(0, cursor.line - 30), 0), cursor);
    const begun = /[\w$]*$/.exec(before)[0];
    const behind = before.slice(0, before.length - begun.length);
    let list;
    if (/require\s*\.\s*$/.test(behind) || /\)\s*\.\s*$/.test(behind)) {
      list = words.methods;
    } else {
      const open = /(\w+)\s*\([^()]*$/.exec(behind);
      list = open && words.types[open[1]] ? words.types[open[1]] : Object.keys(words.types);
    }
    return {
      list: list.filter(function (each) { return each.startsWith(begun); }),
      from: CodeMirror.Pos(cursor.line, cursor.ch - begun.length),
      to: cursor
    };
  }

  const editor = CodeMirror.fromTextArea(area, {
    mode: drl ? "drl" : "yaml",
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    readOnly: area.readOnly,
    gutters: ["CodeMirror-lint-markers"],
    lint: { getAnnotations: function (text, done) { look(text, done); }, async: true, delay: 600 },
    hintOptions: { hint: complete, completeSingle: false },
    // Tab leaves the editor, so that nobody is caught in it; Ctrl-Space completes.
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Space": "autocomplete", "Ctrl-S": function () { save(); } }
  });
  editor.getInputField().setAttribute("aria-labelledby", "text");
  const line = Number(area.dataset.line) - 1;
  if (line > 0) {
    editor.setCursor(line, 0);
    editor.scrollIntoView({ line: line, ch: 0 }, 200);
  }

  async function save() {
    if (area.readOnly) {
      return;
    }
    try {
      const answer = await fetch("/v1/drafts/" + area.dataset.draft + "/files/" + area.dataset.path.split("/").map(encodeURIComponent).join("/"), {
        method: "PUT",
        headers: Object.assign({ "Content-Type": "text/plain;charset=UTF-8", "If-Match": tag }, csrf()),
        body: editor.getValue()
      });
      if (answer.ok) {
        tag = answer.headers.get("ETag") || tag;
        said.textContent = area.dataset.saved;
      } else {
        said.textContent = (await answer.json()).detail;
      }
    } catch (lost) {
      said.textContent = area.dataset.lost;
    }
  }
  const button = document.querySelector("[data-save]");
  if (button) {
    button.addEventListener("click", save);
  }

  // Questions for a new target: what somebody types while new ones are on their way is kept, and
  // they are asked for again.
  var sent = "";
  function answers(questions) {
    return JSON.stringify(Array.from(new FormData(questions.closest("form"))));
  }
  document.addEventListener("htmx:beforeRequest", function (event) {
    if (event.target.id === "questions") {
      sent = answers(event.target);
    }
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    var questions = event.detail.target;
    if (questions.id === "questions" && answers(questions) !== sent) {
      event.detail.shouldSwap = false;
      setTimeout(function () { window.htmx.trigger("#questions", "again"); }, 500);
    }
  });
})();
