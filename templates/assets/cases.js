// Cases in brief: all that is known of one stands in its line (internal/render/brief.go tells how).
// Opened, a case is built from its base and its changes, byte for byte as its file is.
(() => {
  'use strict';
  const { make, all, soon, copier, snippets, brief, tell } = window.docgen || {};
  if (!brief?.dataset.script) return;
  const doc = document;
  const pointerOf = (c) => c.at ?? '/' + c.location;

  // JSON as text: numbers keep their digits, strings their escapes, members their order.
  const parse = (text) => {
    const tokens = text.match(/"(?:[^"\\]|\\.)*"|[-+.\w]+|[{}[\],:]/g);
    let at = 0;
    const value = () => {
      const t = tokens[at++];
      if (t !== '{' && t !== '[') return t;
      const list = [];
      while (tokens[at] !== '}' && tokens[at] !== ']') {
        if (tokens[at] === ',') at++;
        let name;
        if (t === '{') { name = tokens[at]; at += 2; }
        list.push({ name, value: value() });
      }
      at++;
      return { open: t, list };
    };
    return value();
  };
  const quoted = (name) => JSON.stringify(name).replace(/[\x7f\u2028\u2029]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
  const steps = (pointer) => pointer.split('/').slice(1).map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'));
  // edited returns a value with one change; what the change does not touch is shared.
  const edited = (v, op, path, value) => {
    if (!path.length) return value;
    const list = [...v.list], [step, ...rest] = path;
    let i = v.open === '[' ? (step === '-' ? list.length : +step) : list.findLastIndex((m) => JSON.parse(m.name) === step);
    if (rest.length) list[i] = { name: list[i].name, value: edited(list[i].value, op, rest, value) };
    else if (op === 'DEL') list.splice(i, 1);
    else if (v.open === '[') list.splice(i, op === 'INS' ? 0 : 1, { value });
    else if (i < 0) list.push({ name: quoted(step), value });
    else list[i] = { name: list[i].name, value };
    return { open: v.open, list };
  };
  // written puts a value into el over several lines, and marks what stands at a place.
  const written = (el, v, mark, newline = '\n', at = '') => {
    const into = at && at === mark ? el.appendChild(make('mark', {})) : el;
    if (!v.list?.length) {
      into.append(make('span', { className: v.open ? '' : v[0] === '"' ? 's' : /\d/.test(v) ? 'n' : 'b' }, v.open ? v.open + (v.open === '{' ? '}' : ']') : v));
      return el;
    }
    const inner = newline + '  ';
    into.append(v.open);
    v.list.forEach((m, i) => {
      into.append((i ? ',' : '') + inner);
      if (m.name) into.append(make('span', { className: 'k' }, m.name), ': ');
      written(into, m.value, mark, inner, at + '/' + (m.name ? JSON.parse(m.name).replaceAll('~', '~0').replaceAll('/', '~1') : i));
    });
    into.append(newline + (v.open === '{' ? '}' : ']'));
    return el;
  };

  const needed = {}; // of other pages: bases, texts that are no JSON, what flags mean
  window.docgenCases = (data) => Object.assign(needed, data);
  let fetched;
  const others = () => fetched ??= new Promise((done) => {
    const script = make('script', { src: brief.dataset.script });
    script.onload = script.onerror = done;
    doc.head.append(script);
  });
  const caseAt = (anchor) => { const el = doc.getElementById(anchor); return el?.closest('.brief') ? el : null; };
  const baseOf = (c) => c.base ? decodeURIComponent(c.base.hash.slice(1)) : c.first?.id;
  const codeOf = (el) => el.localName === 'code' ? el : el.localName === 'details' ? el.querySelector('code') : null;
  // built returns the value of a case, or throws where the page does not tell all of it.
  const built = (anchor) => {
    const known = needed.bases?.[anchor];
    if (known) return parse(known);
    const c = tell(caseAt(anchor)), place = pointerOf(c);
    let v, edit = null;
    for (const el of c.parts) {
      const code = codeOf(el);
      if (code?.classList.contains('cut')) throw new Error('cut');
      if (code?.classList.contains('w')) return parse(code.textContent);
      const tag = /^(VAR|INS|DEL)$/.test(el.tagName) ? el.tagName : '';
      if (tag) edit = [tag, el.textContent[0] === '/' ? el.textContent : place + '/' + el.textContent];
      if (code || tag === 'DEL') {
        const [op, at] = edit || ['VAR', place];
        v = edited(v || built(baseOf(c)), op, steps(at), code && parse(code.textContent));
        edit = null;
      }
    }
    if (!v) throw new Error('not told');
    return v;
  };
  const fileOf = (c) => {
    const own = (c.keyword && c.keyword.className !== 'of' ? c.keyword.textContent + '--' : '') + c.name.textContent;
    return c.verdict + '/' + (c.verdict === 'malformed' ? '' : (c.prefix ?? c.location.replaceAll('/', '.')) + '--') + own + '.json';
  };
  const diffOf = (a, b) => {
    let head = 0, tail = 0;
    while (head < a.length && a[head] === b[head]) head++;
    while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
    const out = make('code', {});
    const put = (lines, mark, tag) => lines.slice(0, 40).forEach((l) => { const text = mark + l.slice(0, 400); out.append(tag ? make(tag, {}, text) : text, '\n'); });
    put(a.slice(Math.max(0, head - 2), head), '  ');
    put(a.slice(head, a.length - tail), '- ', 'del');
    put(b.slice(head, b.length - tail), '+ ', 'ins');
    put(a.slice(a.length - tail, a.length - tail + 2), '  ');
    return make('pre', { className: 'diff' }, out);
  };
  // The panel of a case: the difference to its base, the whole instance, what is expected, and the file.
  const panelOf = async (el) => {
    await others();
    const panel = make('div', { className: 'case' }), c = tell(el), file = fileOf(c), place = pointerOf(c);
    let bytes, text = needed.texts?.[el.id];
    if (text !== undefined) {
      bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
      panel.append(make('pre', {}, make('code', {}, text)));
    } else {
      try {
        const value = built(el.id), code = written(make('code', {}), value, c.verdict === 'valid' ? null : place);
        text = code.textContent;
        bytes = text + '\n';
        const was = baseOf(c);
        if (was && was !== el.id) {
          panel.append(make('p', { className: 'soft' }, 'What differs from ', c.base ? make('a', { href: c.base.href }, c.base.textContent) : make('a', { href: '#' + was }, 'present'), ', which is valid:'),
            diffOf(written(make('code', {}), built(was)).textContent.split('\n'), text.split('\n')));
        }
        panel.append(make('pre', { className: 'json' }, code));
      } catch { /* it stands in the file alone */ }
    }
    const terms = make('dl', { className: 'terms' });
    const term = (name, ...what) => terms.append(make('div', {}, make('dt', {}, name), make('dd', {}, ...what)));
    if (/^invalid/.test(c.verdict)) {
      const rule = make(c.line ? 'a' : 'code', {}, c.line?.title || c.keyword?.textContent || 'the schema');
      if (c.line) rule.href = c.line.href;
      term('Expected', make('code', {}, place || 'the whole'), ' is refused by ', rule, c.verdict === 'invalid' ? '' : ' where format is asserted');
    }
    for (const flag of c.flags) term('Flag', make('code', {}, flag), ': ' + (needed.notes?.[flag] || ''));
    term('File', make('code', {}, brief.dataset.folder + '/' + file), ' among the fixtures');
    const line = make('p', { className: 'actions' }), name = file.slice(file.indexOf('/') + 1);
    if (brief.dataset.files) line.append(make('a', { href: brief.dataset.files + file, download: '' }, 'Download'));
    else if (bytes !== undefined) line.append(make('a', { href: URL.createObjectURL(new Blob([bytes], { type: 'application/json' })), download: name }, 'Download'));
    if (text !== undefined) {
      line.append(copier(text, 'Copy', 'Copy this case'), ' ');
      for (const language of Object.keys(snippets)) line.append(copier(() => snippets[language](name, text), language, 'Copy this case as ' + language), ' ');
    }
    panel.append(terms, line);
    return panel;
  };
  const toggle = async (el, open) => {
    const button = buttonOf(el);
    if ((button.getAttribute('aria-expanded') === 'true') === open) return;
    button.setAttribute('aria-expanded', String(open));
    const row = el.closest('tr');
    if (row && row.nextElementSibling?.className === 'opened') {
      for (const other of all('[aria-expanded=true]', row)) if (other !== button) other.setAttribute('aria-expanded', 'false');
      row.nextElementSibling.remove();
    }
    if (!open) { el.querySelector(':scope > .case')?.remove(); return; }
    const panel = await panelOf(el);
    if (row) row.after(make('tr', { className: 'opened' }, make('td', { colSpan: row.cells.length }, panel))); else el.append(panel);
  };
  const buttonOf = (el) => {
    const at = el.querySelector(':scope > b') || el;
    if (at.querySelector('button')) return at.querySelector('button');
    const button = make('button', { type: 'button' });
    button.append(...at.childNodes);
    at.append(button);
    if (el.localName === 'td') { const c = tell(el); button.setAttribute('aria-label', (button.querySelector('code')?.textContent || '') + ' ' + c.name.textContent + ' at ' + c.location); }
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => toggle(el, button.getAttribute('aria-expanded') === 'false'));
    return button;
  };
  soon(all('.brief li[id], .brief td[id], .brief th[id]'), buttonOf);

  // A link to a case opens it.
  const follow = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const li = id && caseAt(id);
    if (li) toggle(li, true);
  };
  addEventListener('hashchange', follow);
  follow();
})();
