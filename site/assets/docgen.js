// What pages do beyond being read: theme, copy buttons, filters, deep links, search.
// Every page is complete without this; buttons are made here, so that none is dead without it.
(() => {
  'use strict';
  const doc = document, root = doc.body.dataset.root || '';
  const make = (tag, props, ...inside) => {
    const el = Object.assign(doc.createElement(tag), props);
    el.append(...inside);
    return el;
  };
  const all = (selector, from) => [...(from || doc).querySelectorAll(selector)];

  // Theme: follows the system until the switch is used, then remembers.
  const html = doc.documentElement;
  const stored = () => { try { return localStorage.getItem('docgen-theme'); } catch { return null; } };
  const dark = () => (html.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  if (stored()) html.dataset.theme = stored();
  const theme = make('button', { type: 'button', className: 'theme' });
  const label = () => { theme.textContent = dark() ? 'Light' : 'Dark'; theme.setAttribute('aria-label', 'Switch to the ' + (dark() ? 'light' : 'dark') + ' theme'); };
  theme.addEventListener('click', () => {
    html.dataset.theme = dark() ? 'light' : 'dark';
    try { localStorage.setItem('docgen-theme', html.dataset.theme); } catch { /* not remembered then */ }
    label();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
  label();
  doc.querySelector('.slot')?.append(theme);

  // Copy buttons.
  const live = make('div', { className: 'vh', role: 'status' });
  doc.body.append(live);
  const copy = async (text, button) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = make('textarea', { value: text, className: 'vh' });
      doc.body.append(area); area.select(); doc.execCommand('copy'); area.remove();
    }
    const was = button.dataset.label;
    live.textContent = 'Copied'; button.dataset.label = 'Copied';
    setTimeout(() => { button.dataset.label = was; live.textContent = ''; }, 1200);
  };
  const copier = (text, name, what) => {
    const b = make('button', { type: 'button', className: 'copy' });
    b.dataset.label = name; // shown by the style sheet, so that the page's text stays the author's
    b.setAttribute('aria-label', what || name);
    b.addEventListener('click', () => copy(typeof text === 'function' ? text() : text, b));
    return b;
  };
  // Buttons are made when what they belong to comes near the screen.
  const soon = (list, f) => {
    if (!list.length) return;
    const watch = new IntersectionObserver((seen) => seen.forEach((s) => { if (s.isIntersecting) { watch.unobserve(s.target); f(s.target); } }), { rootMargin: '400px' });
    list.forEach((el) => watch.observe(el));
  };
  soon(all('main pre:not(.diff), .aside pre:not(.cut)'), (pre) => {
    const heading = pre.closest('.example, .case')?.querySelector('summary, h2')?.textContent;
    const box = make('div', { className: 'code' });
    pre.before(box);
    box.append(pre, copier(() => pre.textContent, 'Copy', heading ? 'Copy: ' + heading : undefined));
  });
  const source = doc.querySelector('.source');
  if (source) {
    const text = () => all('div', source).map((l) => [...l.childNodes].slice(1).map((n) => n.textContent).join('')).join('\n') + '\n';
    const folds = make('button', { type: 'button', className: 'copy' });
    const name = (open) => { folds.dataset.label = open ? 'Fold all' : 'Unfold all'; folds.setAttribute('aria-label', folds.dataset.label); };
    folds.addEventListener('click', () => {
      const open = folds.dataset.label !== 'Fold all';
      all('details', source).slice(1).forEach((d) => { d.open = open; });
      name(open);
    });
    name(true);
    source.addEventListener('click', (e) => { if (e.target.localName === 'u') location.hash = e.target.parentElement.id; });
    doc.querySelector('.actions.room')?.append(copier(text, 'Copy the source'), folds);
  }
  soon(all('.row > .head > .line'), (line) => {
    const name = line.parentElement.querySelector('.name');
    line.before(copier(() => name.href, 'link', 'Copy the link to ' + name.textContent));
  });

  // Cases: copy as a program.
  const snippets = {
    curl: (f, b) => `curl --json '${b.replaceAll("'", "'\\''")}' "$URL"`,
    Go: (f, b) => `data, err := os.ReadFile(${JSON.stringify(f)})\nif err != nil {\n\tt.Fatal(err)\n}\nvar v any\nif err := json.Unmarshal(data, &v); err != nil {\n\tt.Fatal(err)\n}`,
    JavaScript: (f, b) => `const instance = ${b};`,
    Python: (f, b) => `instance = json.loads(${/'''|['\\]$/.test(b) ? JSON.stringify(b) : "r'''" + b + "'''"})`, // no text ends the literal
    Java: (f, b) => `JsonNode instance = new ObjectMapper().readTree(Path.of(${JSON.stringify(f)}).toFile());`,
  };
  const programs = (line, file, text) => {
    const as = make('span');
    as.dataset.label = 'Copy as';
    line.append(as);
    for (const name of Object.keys(snippets)) line.append(copier(() => snippets[name](file(), text()), name, 'Copy this case as ' + name), ' ');
  };
  soon(all('.case'), (section) => {
    const pre = section.querySelector('pre.json');
    const file = section.querySelector('.file');
    const line = section.querySelector('.actions');
    if (!pre || !line) return;
    programs(line, () => file ? file.textContent : 'instance.json', () => pre.textContent);
  });

  // What the page tells of a case in brief; internal/render/brief.go says where it stands.
  const brief = doc.querySelector('.brief');
  const ownText = (el) => (el.querySelector('span') || el).textContent;
  const tellItem = (li) => {
    const up = li.parentElement.parentElement.closest('li') || li, section = li.closest('section'), heading = section.querySelector('h2, h3');
    return {
      el: li, name: li.querySelector(':scope > b'), flags: all(':scope > i, :scope > b i', li).map((i) => i.textContent),
      verdict: li.closest('[data-verdict]').dataset.verdict, keyword: up.querySelector(':scope > a, :scope > span'), line: up.querySelector(':scope > a'),
      location: ownText(heading), at: section.dataset.at, prefix: heading.querySelector('code')?.textContent,
      base: up.querySelector(':scope > small > a') || section.querySelector(':scope > p > a'),
    };
  };
  const tellCell = (cell) => {
    const row = cell.parentElement, place = row.cells[0], whole = cell === place, [rules, heads] = row.closest('table').tHead.rows;
    const head = whole ? null : heads.cells[cell.cellIndex - 1];
    let n = cell.cellIndex - 1;
    const rule = whole ? null : [...rules.cells].slice(1).find((th) => (n -= th.colSpan) < 0);
    return {
      el: cell, name: (head || cell).querySelector('b'), flags: head ? all('i', head).map((i) => i.textContent) : [],
      verdict: rule ? rule.dataset.verdict : 'valid', keyword: rule?.querySelector('b'), line: place.querySelector('a'),
      location: place.querySelector('a, span').textContent, at: row.dataset.at, prefix: row.dataset.name, base: place.querySelector('small a'),
    };
  };
  const tell = (el) => el.localName === 'li' ? tellItem(el) : tellCell(el);

  // Filters, of the cases on the page, or of the list that leads to them.
  const form = doc.querySelector('.filters');
  if (form) {
    const counter = form.querySelector('output'), everything = form.querySelector('button');
    const lines = [];
    const line = (el, verdict, keyword, location, flags, count) => lines.push({ el, verdict, keyword, location, flags, count });
    for (const el of all('.brief li:not(:has(> ul)), .brief td, .brief th[id]')) {
      const c = tell(el);
      if (c.verdict === 'malformed') c.flags.unshift(c.verdict); // which the page does not repeat
      line(el, c.verdict, c.keyword?.textContent || '', c.location, c.flags, 1);
    }
    for (const el of all('.entries [data-counts]')) {
      for (const part of el.dataset.counts.split(';')) {
        const [count, keyword, ...flags] = part.split(' ');
        line(el, el.dataset.verdict, keyword, el.parentElement.firstChild.textContent, flags, +count);
      }
    }
    const total = lines.reduce((n, l) => n + l.count, 0);
    const wanted = new URLSearchParams(location.search);
    for (const select of all('select', form)) {
      const values = new Set(lines.flatMap((l) => select.name === 'flag' ? l.flags : l[select.name]).filter(Boolean));
      select.append(make('option', { label: 'any' }), ...[...values].sort().map((v) => make('option', { value: v, label: v }))); // a label is not the page's text
      select.value = wanted.get(select.name) || '';
      if (select.selectedIndex < 0) select.value = '';
    }
    form.classList.remove('off');
    const apply = (store) => {
      const query = new URLSearchParams();
      const by = all('select', form).filter((s) => s.value);
      by.forEach((s) => query.set(s.name, s.value));
      const seen = new Map();
      let shown = 0;
      for (const l of lines) {
        const ok = by.every((s) => s.name === 'flag' ? l.flags.includes(s.value) : l[s.name] === s.value);
        if (ok) shown += l.count;
        seen.set(l.el, (seen.get(l.el) || 0) + (ok ? l.count : 0));
      }
      for (const [el, n] of seen) {
        if (el.matches('td, th')) el.classList.toggle('off', !n); else el.hidden = !n;
        if (el.dataset.counts) el.textContent = n + ' ' + el.dataset.verdict;
      }
      const empty = (selector, inner) => all(selector).forEach((el) => { el.hidden = !all(inner, el).some((i) => !i.hidden); });
      if (brief) { empty('.brief li:has(> ul)', ':scope > ul > li'); empty('.brief ul[data-verdict]', ':scope > li'); empty('.brief section', ':scope > ul');
        all('.brief tbody tr').forEach((tr) => { tr.hidden = !tr.querySelector(':is(td, th[id]):not(.off)'); });
        empty('.brief table', 'tbody tr'); }
      empty('.entries li', '[data-counts]');
      all('.entries a').forEach((a) => { a.search = query; });
      counter.textContent = shown + ' of ' + total;
      everything.hidden = !by.length;
      if (store) try { history.replaceState(null, '', location.pathname + (query.size ? '?' + query : '') + location.hash); } catch { /* a file */ }
    };
    form.addEventListener('change', () => apply(true));
    everything.addEventListener('click', () => { all('select', form).forEach((s) => { s.value = ''; }); apply(true); form.querySelector('select').focus(); });
    if (all('select', form).some((s) => s.value)) apply(false);
    else counter.textContent = total + ' of ' + total;
  }

  window.docgen = { make, all, soon, copier, programs, brief, tell }; // for cases.js

  // Deep links: whatever hides the target opens.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = id && doc.getElementById(id);
    if (!target) return;
    let opened = target.id !== id;
    for (let d = target.parentElement?.closest('details'); d; d = d.parentElement?.closest('details')) if (!d.open) { d.open = true; opened = true; }
    if (opened) target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();

  // Search: the index comes in parts, loaded when first asked for.
  const parts = [];
  const folders = new Set(); // of the schemas
  let total = 1, loading = false, waiting = [];
  window.docgenIndex = (n, of, paths, entries) => {
    total = of;
    const folder = (path) => path.includes('/') ? path.split('/', 1)[0] : '';
    paths.map(folder).filter(Boolean).forEach((f) => folders.add(f));
    parts[n] = entries.map(([kind, title, text, page, anchor]) => ({ kind, title, text, key: title.toLowerCase(), body: text.toLowerCase(), href: paths[page] + (anchor ? '#' + anchor : ''), folder: folder(paths[page]) }));
    waiting.forEach((f) => f());
    if (n + 1 < total) fetchPart(n + 1);
  };
  const fetchPart = (n) => doc.head.append(make('script', { src: root + 'search/' + n + '.js' }));
  const load = (f) => { waiting = [f]; if (!loading) { loading = true; fetchPart(0); } };

  // One edit (a letter more, less, other, or two swapped) is forgiven in words of four letters and more.
  const near = (word, e) => {
    e.words ??= [...new Set((e.key + ' ' + e.body).split(/[^\p{L}\p{N}$]+/u))];
    for (const other of e.words) {
      if (Math.abs(other.length - word.length) > 1 && other.length <= word.length) continue;
      const w = other.slice(0, word.length + 1);
      let i = 0;
      while (i < word.length && word[i] === w[i]) i++;
      const rest = word.slice(i + 1);
      if (i === word.length || w.startsWith(rest, i + 1) || w.startsWith(rest, i) || w.startsWith(word.slice(i), i + 1) || (word[i] === w[i + 1] && word[i + 1] === w[i] && w.startsWith(word.slice(i + 2), i + 2))) return true;
    }
    return false;
  };
  const weight = { s: 6, d: 5, p: 4, f: 0 };
  const score = (e, terms, forgiving) => {
    let sum = weight[e.kind] || 0;
    for (const t of terms) {
      const at = e.key.indexOf(t);
      if (e.key === t) sum += 60;
      else if (at === 0 || (at > 0 && /[^\p{L}\p{N}]/u.test(e.key[at - 1]))) sum += 30 - Math.min(20, (e.key.length - t.length) / 4);
      else if (at > 0) sum += 16;
      else if (e.body.includes(t)) sum += 9;
      else if (forgiving && t.length > 3 && near(t, e)) sum += 4;
      else return 0;
    }
    return sum;
  };
  const find = (query) => {
    const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!terms.length) return [];
    let hits = [];
    for (const forgiving of [false, true]) { // words as typed first: mistakes are looked for where these lead to little
      if (hits.length > 7) break;
      hits = [];
      for (const part of parts) for (const e of part || []) { const s = score(e, terms, forgiving); if (s) hits.push([s, e]); }
    }
    return hits.sort((a, b) => b[0] - a[0]).map((h) => h[1]);
  };
  const kinds = { p: 'property', d: 'definition', s: 'schema', f: 'fixture' };
  const marked = (text, terms) => {
    const out = doc.createDocumentFragment();
    const low = text.toLowerCase();
    let at = 0;
    while (at < text.length) {
      let best = -1, len = 0;
      for (const t of terms) { const i = low.indexOf(t, at); if (i >= 0 && (best < 0 || i < best)) { best = i; len = t.length; } }
      if (best < 0) break;
      out.append(text.slice(at, best), make('mark', {}, text.slice(best, best + len)));
      at = best + len;
    }
    out.append(text.slice(at));
    return out;
  };
  let finders = 0;
  const finder = (box) => {
    const id = 'finder' + ++finders;
    const input = make('input', { type: 'search', autocomplete: 'off', spellcheck: false, placeholder: 'Property, value, fixture … then ↑ ↓ Enter' });
    const list = make('ol', { id });
    for (const [k, v] of Object.entries({ role: 'combobox', 'aria-label': 'Search', 'aria-expanded': 'false', 'aria-controls': id, 'aria-autocomplete': 'list' })) input.setAttribute(k, v);
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Results');
    const note = make('p', { className: 'soft', role: 'status' });
    box.append(input, note, list);
    let at = 0;
    const select = (n) => {
      const items = all('li', list);
      at = Math.max(0, Math.min(n, items.length - 1));
      items.forEach((li, i) => li.setAttribute('aria-selected', i === at));
      if (items[at]) { input.setAttribute('aria-activedescendant', items[at].id); items[at].scrollIntoView({ block: 'nearest' }); }
    };
    const show = () => {
      const terms = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = find(input.value);
      list.replaceChildren(...hits.slice(0, 30).map((e, i) => {
        const a = make('a', { href: root + e.href, tabIndex: -1 });
        a.append(marked(e.title, terms), make('span', {}, (kinds[e.kind] || 'page') + (e.folder && folders.size > 1 ? ' of ' + e.folder : '') + (e.text ? ' · ' : ''), marked(e.text, terms)));
        const li = make('li', { id: id + '-' + i }, a);
        li.setAttribute('role', 'option');
        return li;
      }));
      input.setAttribute('aria-expanded', String(hits.length > 0));
      const waits = parts.length < total ? ' (still loading)' : '';
      note.textContent = !terms.length ? '' : hits.length ? hits.length + (hits.length > 1 ? ' results' : ' result') + (hits.length > 30 ? ', the best 30 of them' : '') + waits : 'Nothing found' + waits;
      select(0);
    };
    input.addEventListener('focus', () => load(show));
    input.addEventListener('input', () => { load(show); show(); });
    input.addEventListener('keydown', (e) => {
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') { e.preventDefault(); select(at + (e.key === 'ArrowDown' ? 1 : -1)); }
      if (e.key === 'Escape') { e.preventDefault(); const d = box.closest('dialog'); if (d) d.close(); else input.blur(); }
      if (e.key === 'Enter') { const a = all('li a', list)[at]; if (a) { e.preventDefault(); box.closest('dialog')?.close(); location.href = a.href; } }
    });
    list.addEventListener('click', (e) => { if (e.target.closest('a')) box.closest('dialog')?.close(); });
    return input;
  };
  let dialog, field;
  const open = () => {
    const own = doc.querySelector('[data-finder] input');
    if (own) { own.focus(); own.select(); return; }
    if (!dialog) {
      const box = make('div', { className: 'finder' });
      const close = make('button', { type: 'button' }, 'Close');
      dialog = make('dialog', {}, box, make('p', {}, close));
      dialog.setAttribute('aria-label', 'Search');
      close.addEventListener('click', () => dialog.close());
      dialog.addEventListener('click', (e) => { if (e.target === dialog) dialog.close(); });
      doc.body.append(dialog);
      field = finder(box);
    }
    if (!dialog.open) dialog.showModal();
    field.focus(); field.select();
  };
  const page = doc.querySelector('[data-finder]');
  if (page) finder(page).focus({ preventScroll: true });
  doc.querySelector('.find')?.addEventListener('click', (e) => { if (!e.ctrlKey && !e.metaKey && !page) { e.preventDefault(); open(); } });
  doc.querySelector('.menu')?.addEventListener('click', (e) => { if (location.hash === '#~menu') { e.preventDefault(); location.hash = '#~main'; } });
  doc.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' && location.hash === '#~menu') { location.hash = '#~main'; doc.querySelector('.menu')?.focus(); }
    const typing = e.target.closest?.('input, textarea, select, [contenteditable]');
    if ((e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey) || (e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey))) { e.preventDefault(); open(); }
  });
})();
