// What a parsed page must not hold, whatever made it: evaluated in the page, returns a line for each.
export const suspects = () => {
  const found = [];
  if (window.__pwned !== undefined) found.push('a script of the schema ran');
  for (const node of document.querySelectorAll('*')) {
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on')) found.push(`<${node.localName} ${name}>`);
      if (/^(href|src|action|formaction|data|srcset|poster|xlink:href|cite|background)$/.test(name) && /^[\s\0-\x1f]*(javascript|data|vbscript|file):/i.test(value)) found.push(`<${node.localName} ${name}="${value.slice(0, 60)}">`);
      if (name === 'style' || name === 'srcdoc') found.push(`<${node.localName} ${name}>`);
    }
    if (/^(iframe|object|embed|base|frame|applet)$/.test(node.localName)) found.push(`<${node.localName}>`);
    if (node.localName === 'meta' && /refresh/i.test(node.httpEquiv)) found.push('a meta refresh');
    if (node.localName === 'script' && !node.src && node.type !== 'application/ld+json') found.push('an inline script');
    if (node.localName === 'script' && node.src && new URL(node.src).origin !== location.origin) found.push(`a script from ${node.src}`);
    if (node.localName === 'img' && new URL(node.src, location).origin !== location.origin) found.push(`an image from ${node.src}`);
    if (node.localName === 'script' && /json/.test(node.type)) { try { JSON.parse(node.textContent); } catch { found.push('JSON-LD that does not parse'); } }
  }
  return found;
};
