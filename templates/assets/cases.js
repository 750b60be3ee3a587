// Cases in brief: opened, a case is built from its base and its changes, byte for byte as its file is.
// What it is called and about stands in its line (internal/render/brief.go tells how).
(() => {
  'use strict';
  const { make, all, soon, copier, programs, brief, tell } = window.docgen || {};
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
    else if (op === 'remove') list.splice(i, 1);
    else if (v.open === '[') list.splice(i, op === 'add' ? 0 : 1, { value });
    else if (i < 0) list.push({ name: quoted(step), value });
    else list[i] = { name: list[i].name, value };
    return { open: v.open, list };
  };
  // written puts a value into el over several lines, and marks what stands at a place.
  const written = (el, v, mark, newline = '\n', at = '') => {
    const into = at && at === mark ? el.appendChild(make('mark', {})) : el;
    if (!v.list?.length) {
      into.append(make('span', { className: v.open ? '' : v[0] === '"' ? 'string' : /\d/.test(v) ? 'number' : 'word' }, v.open ? v.open + (v.open === '{' ? '}' : ']') : v));
      return el;
    }
    const inner = newline + '  ';
    into.append(v.open);
    v.list.forEach((m, i) => {
      into.append((i ? ',' : '') + inner);
      if (m.name) into.append(make('span', { className: 'key' }, m.name), ': ');
      written(into, m.value, mark, inner, at + '/' + (m.name ? JSON.parse(m.name).replaceAll('~', '~0').replaceAll('/', '~1') : i));
    });
    into.append(newline + (v.open === '{' ? '}' : ']'));
    return el;
  };

  // The cases of the schema, from a file that internal/docs/casedata.go describes.
  let packed, read;
  window.docgenCases = (text) => { packed = text; };
  const unpack = async () => {
    await new Promise((done) => {
      const script = make('script', { src: brief.dataset.script });
      script.onload = script.onerror = done;
      doc.head.append(script);
    });
    const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
    const data = JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text());
    return { ...data, named: new Map(data.cases.map((c) => [c[0], c])) };
  };
  const caseAt = (anchor) => { const el = doc.getElementById(anchor); return el?.closest('.brief') ? el : null; };
  const built = (cases, [, base, ...edits]) => {
    let v = typeof base === 'string' ? parse(base) : built(cases, cases[base]);
    for (let i = 0; i < edits.length; i += 3) v = edited(v, edits[i], steps(edits[i + 1]), edits[i + 2] && parse(edits[i + 2]));
    return v;
  };
  const fileOf = (c) => {
    const own = (c.keyword && c.keyword.className !== 'of' ? c.keyword.textContent + '--' : '') + c.name.textContent;
    return c.verdict + '/' + (c.verdict === 'malformed' ? '' : (c.prefix ?? c.location.replaceAll('/', '.')) + '--') + own + '.json';
  };
  // idOf finds a case of the page by its file.
  let ids;
  const idOf = (file) => (ids ??= new Map(all('.brief :is(li, td, th)[id]').map((el) => [fileOf(tell(el)), el.id]))).get(file);
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
    const { notes, said, cases, named } = await (read ??= unpack().catch(() => ({})));
    const panel = make('div', { className: 'case' }), c = tell(el), file = fileOf(c), place = pointerOf(c), known = named?.get(file.slice(0, -5));
    let bytes, text;
    if (said && known) { // where lines have no room for what is said of their cases
      const sentence = said[cases.indexOf(known)];
      panel.append(make('p', {}, c.verdict === 'malformed' ? sentence[0].toUpperCase() + sentence.slice(1) : /^[a-z]/.test(sentence) ? 'The value at ' + place + ' ' + sentence : sentence));
    }
    if (known?.[2] === 1) {
      text = known[1];
      bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
      panel.append(make('pre', {}, make('code', {}, text.slice(0, 4000))));
    } else if (known) {
      const code = written(make('code', {}), built(cases, known), c.verdict === 'valid' ? null : place), was = cases[known[1]];
      text = code.textContent;
      bytes = text + '\n';
      if (was) {
        const name = was[0].slice(was[0].indexOf('/') + 1), at = idOf(was[0] + '.json'), to = at ? '#' + at : c.base?.href;
        panel.append(make('p', { className: 'soft' }, 'What differs from ', to ? make('a', { href: to }, name) : name, ', which is valid:'),
          diffOf(written(make('code', {}), built(cases, was)).textContent.split('\n'), text.split('\n')));
      }
      if (text.length > 1e5) code.textContent = text.slice(0, 4000) + '\n…';
      panel.append(make('pre', { className: 'json' }, code));
    }
    const terms = make('dl', { className: 'terms' });
    const term = (name, ...what) => terms.append(make('div', {}, make('dt', {}, name), make('dd', {}, ...what)));
    if (/^invalid/.test(c.verdict)) {
      const rule = make(c.line ? 'a' : 'code', {}, c.line?.title || c.keyword?.textContent || 'the schema');
      if (c.line) rule.href = c.line.href;
      term('Expected', make('code', {}, place || 'the whole'), ' is refused by ', rule, c.verdict === 'invalid' ? '' : ' where format is asserted');
    }
    for (const flag of c.flags) term('Flag', make('code', {}, flag), ': ' + (notes?.[flag] || ''));
    term('File', make('code', {}, brief.dataset.folder + '/' + file), ' among the fixtures');
    const line = make('p', { className: 'actions' }), name = file.slice(file.indexOf('/') + 1);
    if (brief.dataset.files) line.append(make('a', { href: brief.dataset.files + file, download: '' }, 'Download'));
    else if (bytes !== undefined) line.append(make('a', { href: URL.createObjectURL(new Blob([bytes], { type: 'application/json' })), download: name }, 'Download'));
    if (text !== undefined) {
      line.append(copier(text, 'Copy', 'Copy this case'), ' ');
      programs(line, () => name, () => text);
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
