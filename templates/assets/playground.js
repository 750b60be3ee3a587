// The playground: JSON is judged as it is typed, by docgen itself as WebAssembly.
//
// The page has <div id="playground" data-wasm=… data-exec=… data-index=…> with words that stand without scripts.
// data-index names a JSON file: {"schemas": [{"title", "data": address}]}; data is {"files": [{"name", "address", "as"}],
// "rows": {schema URI: address}, "cases": {keyword URI: [[title, address]…]}}. Addresses are relative to it.
// Nothing is fetched before the button is pressed.
"use strict";

(() => {
  const root = document.getElementById("playground");
  if (!root) return;

  const most = 300000; // characters up to which places are marked in the text
  const listed = 200; // findings shown
  const patience = 10000; // milliseconds that one check may take
  const base = document.currentScript.src;
  const address = (name) => new URL(root.dataset[name], document.baseURI).href;

  const make = (tag, options = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children);
    return element;
  };

  // The program, in a worker that is ended and started anew when it takes too long.
  const program = {
    worker: null, waiting: new Map(), next: 0,
    async start() {
      this.worker = new Worker(new URL("playground-worker.js", base));
      this.worker.onmessage = ({ data }) => {
        const asked = this.waiting.get(data.id);
        this.waiting.delete(data.id);
        if (!asked) return;
        clearTimeout(asked.timer);
        if (data.error === undefined) asked.resolve(data.result);
        else asked.reject(Object.assign(new Error(data.error), { code: data.code }));
      };
      this.worker.onerror = (event) => { event.preventDefault(); this.end(new Error(event.message || "the worker does not start")); };
      await this.ask("start", [address("wasm"), address("exec")], 120000);
    },
    ask(method, args, limit = patience) {
      return new Promise((resolve, reject) => {
        const id = this.next++;
        const timer = setTimeout(() => this.end(Object.assign(new Error("it takes too long"), { code: "slow" })), limit);
        this.waiting.set(id, { resolve, reject, timer });
        this.worker.postMessage({ id, method, args });
      });
    },
    end(reason) {
      this.worker.terminate();
      this.worker = null;
      for (const { reject, timer } of this.waiting.values()) { clearTimeout(timer); reject(reason); }
      this.waiting.clear();
    },
  };

  let index, indexAddress, ui, shown, opened = new Map(), turn = 0;

  const opener = make("button", { type: "button", textContent: "Open the playground" });
  const state = make("p", { className: "soft" });
  state.setAttribute("role", "status");
  opener.addEventListener("click", open);
  root.firstElementChild.after(make("p", {}, opener), state); // before the list, which may be long

  async function open() {
    if (location.protocol === "file:") {
      say("A browser runs no WebAssembly from a file: address. Serve the folder of the site on this machine, with docgen serve or python3 -m http.server, and open the page there.");
      return;
    }
    opener.disabled = true;
    say("Loading…");
    try {
      const [answer] = await Promise.all([fetch(address("index")), program.start(), style()]);
      if (!answer.ok) throw Object.assign(new Error(`${answer.url}: ${answer.status}`), { code: "absent" });
      index = (await answer.json()).schemas;
      indexAddress = answer.url;
    } catch (err) {
      opener.disabled = false;
      say(err.code === "absent" ? `The program is not on this site (${err.message}). In a clone of the project, make playground adds it.` : `The playground does not start: ${err.message}.`);
      return;
    }
    say("");
    build();
    root.replaceChildren(ui.bar, ui.verdict, ui.body);
    ui.text.focus();
    await another(1);
  }

  const say = (text) => { state.textContent = text; };

  const style = () => new Promise((resolve) => {
    const link = make("link", { rel: "stylesheet", href: new URL("playground.css", base).href });
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });

  function build() {
    ui = {
      text: make("textarea", { id: "pg-text", spellcheck: false, autocapitalize: "off", autocomplete: "off", rows: 12 }),
      marks: make("pre", {}),
      verdict: make("p", { className: "pg-verdict" }),
      findings: make("ol", { className: "pg-findings" }),
      seed: make("input", { type: "number", min: 0, max: 4294967295, step: 1, value: 1, id: "pg-seed" }),
      format: make("input", { type: "checkbox", checked: true, id: "pg-format" }),
      schema: make("select", { id: "pg-schema" }, ...index.map(({ title }, i) => make("option", { value: i, textContent: title }))),
      file: make("input", { type: "file", accept: ".json,application/json,text/plain", hidden: true }),
    };
    const seeded = make("button", { type: "button", textContent: "Another instance" });
    const choose = make("button", { type: "button", textContent: "Open a file" });
    ui.marks.setAttribute("aria-hidden", "true");
    ui.verdict.setAttribute("role", "status");
    ui.text.setAttribute("aria-label", "JSON to check: type, paste or drop it here");
    ui.paper = make("div", { className: "pg-paper" }, make("div", { className: "pg-stack" }, ui.marks, ui.text));
    ui.bar = make("div", { className: "pg-bar" }, seeded, make("label", {}, "by seed ", ui.seed), choose, ui.file, make("label", {}, ui.format, "formats are asserted"));
    if (index.length > 1) ui.bar.prepend(make("label", {}, "Schema ", ui.schema));
    ui.body = make("div", { className: "pg" }, ui.paper, make("section", {}, ui.findings));
    ui.body.lastChild.setAttribute("aria-label", "Findings");

    seeded.addEventListener("click", () => another(Number(ui.seed.value) + 1));
    ui.seed.addEventListener("change", () => another(Number(ui.seed.value)));
    ui.format.addEventListener("change", check);
    ui.schema.addEventListener("change", () => another(Number(ui.seed.value)));
    choose.addEventListener("click", () => ui.file.click());
    ui.file.addEventListener("change", () => ui.file.files[0] && take(ui.file.files[0]));
    let pause;
    ui.text.addEventListener("input", () => { mark([]); clearTimeout(pause); pause = setTimeout(check, 120); });
    ui.paper.addEventListener("dragover", (event) => { event.preventDefault(); ui.paper.classList.add("dropping"); });
    ui.paper.addEventListener("dragleave", () => ui.paper.classList.remove("dropping"));
    ui.paper.addEventListener("drop", (event) => {
      ui.paper.classList.remove("dropping");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      take(event.dataTransfer.files[0]);
    });
  }

  async function take(file) {
    ui.text.value = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());
    ui.file.value = "";
    await check();
  }

  const chosen = () => index[Number(ui.schema.value) || 0];
  const full = (name) => new URL(name, indexAddress).href;

  // The program's number for the chosen schema; it is read once.
  async function schema() {
    if (!program.worker) { opened = new Map(); await program.start(); }
    const entry = chosen();
    if (!entry.files) Object.assign(entry, await (await fetch(full(entry.data))).json());
    if (!opened.has(entry)) opened.set(entry, (await program.ask("open", [entry.files.map((file) => ({ ...file, address: full(file.address) }))])).id);
    return opened.get(entry);
  }

  async function another(seed) {
    ui.seed.value = seed = Math.min(Math.max(Math.trunc(seed) || 0, 0), 4294967295);
    const mine = ++turn;
    try {
      const { text } = await program.ask("another", [await schema(), seed]);
      if (mine !== turn) return;
      ui.text.value = text;
      ui.text.setSelectionRange(0, 0);
      ui.paper.scrollTop = 0;
      await check();
    } catch (err) { failed(err); }
  }

  async function check() {
    const mine = ++turn, text = ui.text.value;
    const slow = setTimeout(() => { if (mine === turn) verdict("unknown", "Checking…"); }, 500); // an old verdict would be wrong
    try {
      const report = await program.ask("check", [await schema(), text, ui.format.checked]);
      if (mine === turn) show(report, text);
    } catch (err) { if (mine === turn) failed(err); } finally { clearTimeout(slow); }
  }

  function failed(err) {
    mark([]);
    verdict("unknown", err.code === "slow" ? "No verdict: the check takes too long" : `No verdict: ${err.message}`);
    ui.findings.replaceChildren();
  }

  function verdict(kind, text) {
    ui.verdict.className = `pg-verdict ${kind}`;
    if (ui.verdict.textContent !== text) ui.verdict.textContent = text;
  }

  function show({ verdict: kind, findings }, text) {
    const violations = findings.filter((f) => f.kind === "violation").length;
    const words = { valid: "Valid", malformed: "Not JSON", unknown: "No verdict" }[kind] ?? `Invalid: ${violations} ${violations === 1 ? "violation" : "violations"}`;
    verdict(kind === "valid" || kind === "unknown" ? kind : "invalid", words);
    shown = text;
    mark(findings);
    ui.findings.replaceChildren(...findings.slice(0, listed).map(item));
    if (findings.length > listed) ui.findings.append(make("li", { textContent: `and ${findings.length - listed} more` }));
  }

  function item(finding) {
    const { message, help, line, column, keyword, instanceLocation } = finding;
    const go = make("button", { type: "button", textContent: `line ${line}, column ${column}` });
    go.addEventListener("click", () => jump(finding));
    const actions = make("p", { className: "actions" }, go);
    const row = rowOf(finding);
    if (row) actions.append(make("a", { href: full(row), textContent: "the rule" }));
    for (const [title, to] of casesOf(finding)) {
      actions.append(make("a", { href: full(to), textContent: `fixture: ${title}` }));
    }
    const words = make("p", {}, message);
    if (help) words.append(make("span", { className: "soft", textContent: `; ${help}` }));
    const where = make("p", { className: "soft" });
    if (keyword) where.append("at ", make("code", { textContent: instanceLocation || "the top" }), " by ", make("code", { textContent: keyword }));
    return make("li", {}, words, where, actions);
  }

  // The row of the schema that a finding is about, or of the nearest one around it.
  function rowOf({ subject }) {
    const { rows = {} } = chosen();
    for (let at = subject ?? ""; at; at = at.slice(0, at.lastIndexOf("/"))) {
      if (rows[at]) return rows[at];
      if (!at.includes("#/")) break;
    }
    return rows[(subject ?? "").split("#")[0] + "#"] ?? "";
  }

  const casesOf = ({ absoluteKeywordLocation }) => (chosen().cases?.[absoluteKeywordLocation] ?? []).slice(0, 2);

  function jump({ start, end }) {
    ui.text.focus();
    ui.text.setSelectionRange(start, Math.max(end, start));
    ui.marks.querySelector(`[data-start="${start}"]`)?.scrollIntoView({ block: "center" });
  }

  // Lays marks behind the text. Those that overlap are cut: the first one in the text, and the shorter one, wins.
  function mark(findings) {
    const text = ui.text.value;
    const pieces = [];
    let done = 0;
    if (text === shown && text.length <= most) {
      for (const { start, end, kind } of ranges(findings, text)) {
        if (start < done) continue;
        const piece = make("mark", { textContent: text.slice(start, end), className: kind === "note" ? "soft" : "" });
        piece.dataset.start = start;
        pieces.push(text.slice(done, start), piece);
        done = end;
      }
    }
    if (text.length <= most) pieces.push(text.slice(done) + "\n");
    else pieces.push("\n".repeat(text.split("\n").length)); // the height alone
    ui.marks.replaceChildren(...pieces);
  }

  // Of an object or array that is at fault only the bracket is marked, so that faults inside it stay visible.
  function ranges(findings, text) {
    return findings.map(({ start, end, kind }) => {
      if (text[start] === "{" || text[start] === "[") end = start + 1;
      return { start, end: Math.max(end, Math.min(start + 1, text.length)), kind };
    }).filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || a.end - b.end);
  }
})();
