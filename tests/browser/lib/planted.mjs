// Two small sites for the checks' own test: a clean one, and one with a fault of each kind.
import fs from 'node:fs';
import path from 'node:path';

const style = `:root{color-scheme:light dark}html{background:#fff;color:#111}a{color:#0645ad}body{margin:0;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){html{background:#111;color:#eee}a{color:#8ab4f8}}
:focus-visible{outline:3px solid currentcolor;outline-offset:2px}.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px}header{padding:3rem 1rem 1rem}main{padding:1rem}
.faint{color:#999;background:#aaa}.wide{width:700px;background:#ddd;color:#000}.scroller{overflow-x:auto}.scroller p{width:900px}.bare:focus{outline:none}
.clipped{width:60px;height:18px;overflow:hidden;white-space:nowrap}.gone{display:none}.tight{width:3rem;table-layout:fixed;word-break:break-all}.under{position:absolute;left:0;top:0}.over{position:absolute;left:0;top:0;width:9rem;height:3rem;background:#fff}.away{position:fixed;left:-900px}.pale{background:#fff;color:#222;min-height:900px}`;
const icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#06c"/></svg>';

const head = (title, extra = '') => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${title}: a page of the checks' own test.">
<meta name="color-scheme" content="light dark">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${title}">
<link rel="canonical" href="https://docs.example/NAME">
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="style.css">
<link rel="alternate" type="text/markdown" href="TWIN">
<link rel="alternate" type="application/json" href="index.json">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"TechArticle"}</script>
${extra}</head>
`;

const body = (inner) => `<body>
<a class="skip" href="#main">Skip to content</a>
<header><a href="index.html">Home</a></header>
<main id="main" tabindex="-1">
${inner}
</main>
</body>
</html>
`;

const cleanIndex = '<h1>Clean</h1>\n<p>The words of the page are here for all to read. See <a href="#more">more</a>, <a href="index.json">all pages</a>, or the <a href="second.html">second page</a>.</p>\n<h2 id="more">More</h2>\n<p>And so it ends.</p>';

const faultyIndex = `<a href="second.html" class="under">covered</a><div class="over"></div><a href="second.html" class="away">away</a>
<div class="pale">A pale block in either theme.</div>
<h1>Faulty</h1>
<h4 id="a">A jump</h4>
<p id="a">Twice the id. <a href="gone.html">gone</a> <a href="#nowhere">nowhere</a> <a href="http://docs.example/">plain</a> <a href="/index.html">rooted</a> <a href="javascript:void(0)">script</a> <a class="bare" href="#hidden">no ring</a> <a href="#hidden"></a></p>
<p id="A" style="color:red" class="faint">low contrast, and an id in another case</p>
<table class="tight"><tr><td>required</td></tr></table>
<div class="wide">too wide</div>
<div class="scroller"><p>a box whose end is out of sight and must be scrolled sideways</p></div>
<p id="js"></p>
<p hidden>unreachable words stay hidden forever from everybody without scripts enabled</p>
<button type="button">dead</button>
<div id="hidden" class="gone">x</div>
<p class="clipped">clipped text here</p>
<img src="missing.png">`;

const faultyScript = `document.getElementById('js').textContent = 'alpha beta gamma delta epsilon zeta eta theta only with scripts';
console.error('planted');
fetch('https://elsewhere.example/').catch(() => {});`;

function write(folder, files) {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const twin = name.replace(/\.html$/, '.md');
    fs.writeFileSync(path.join(folder, name), content.replace('NAME', name).replace('TWIN', twin));
    if (twin !== name) fs.writeFileSync(path.join(folder, twin), '# twin\n');
  }
  return folder;
}

const common = { 'icon.svg': icon, 'style.css': style, 'index.json': '{}', 'robots.txt': 'User-agent: *\n', 'llms.txt': '# docs\n', 'llms-full.txt': '# docs\n' };

// Writes the clean site to folder.
export const writeClean = (folder) => write(folder, {
  ...common,
  'index.html': head('Clean') + body(cleanIndex),
  'second.html': head('Second') + body('<h1>Second</h1>\n<p>Back to the <a href="index.html#more">first</a>.</p>'),
  '404.html': head('Not found') + body('<h1>Not found</h1>\n<p>Go <a href="index.html">home</a>.</p>'),
  'sitemap.xml': '<urlset><url><loc>https://docs.example/index.html</loc></url></urlset>',
});

// Writes the faulty site to folder.
export const writeFaulty = (folder) => write(folder, {
  ...common,
  'faults.js': faultyScript,
  'index.html': head('Faulty', '<script src="faults.js" defer></script>\n<script src="https://elsewhere.example/x.js"></script>\n').replace("script-src 'self'", "script-src 'self' 'unsafe-inline' https:; connect-src https:") + body(faultyIndex).replace('<a class="skip" href="#main">Skip to content</a>', ''),
  'orphan.html': head('Faulty').replace(/<meta name="description".*\n/, '').replace('docs.example/NAME', 'docs.example/index.html') + body('<h1>Orphan</h1><h1>Twice</h1><script>window.inline = 1</script>'),
  'sitemap.xml': '<urlset><url><loc>https://docs.example/gone.html</loc></url></urlset>',
  'broken.json': '{',
});

// Markup that a hostile schema may leave behind: its name, the markup, and what is to be said of it.
export const hostile = [
  ['a script that runs', '<script>window.__pwned = 1</script>', /ran[^]*inline script/],
  ['a handler', '<p onclick="1">x</p>', /<p onclick>/],
  ['a script URL', '<a href=" JavaScript:1">x</a>', /<a href=/],
  ['a data URL', '<img src="data:image/png,1">', /<img src=/],
  ['a style', '<p style="position:fixed">x</p>', /<p style>/],
  ['a frame', '<iframe srcdoc="x"></iframe>', /<iframe srcdoc>[^]*<iframe>/],
  ['a base', '<base href="https://elsewhere.example/">', /<base>/],
  ['a refresh', '<meta http-equiv="refresh" content="999">', /meta refresh/],
  ['an image of another host', '<img src="https://elsewhere.example/x.png">', /an image from/],
  ['broken JSON-LD', '<script type="application/ld+json">{</script>', /does not parse/],
];
