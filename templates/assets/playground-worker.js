// Runs docgen's WebAssembly beside the page, so that a slow schema never holds up typing.
// Messages in: {id, method, args}, the first with method "start" and args [program, support].
// Messages out: {id, result}, or {id, error, code}; code is "absent" where the program is not there.
"use strict";

self.onmessage = async ({ data: { id, method, args } }) => {
  try {
    self.postMessage({ id, result: await (method === "start" ? start(...args) : call(method, args)) });
  } catch (err) {
    self.postMessage({ id, error: err.message, code: err.code });
  }
};

async function start(program, support) {
  importScripts(support);
  const go = new self.Go();
  const { instance } = await WebAssembly.instantiate(await download(program), go.importObject);
  go.run(instance);
}

async function download(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw Object.assign(new Error(`${address}: ${answer.status} ${answer.statusText}`), { code: "absent" });
  return answer.arrayBuffer();
}

// open takes a schema's files as {name, address, as} and fetches them; all else goes to the program.
async function call(method, args) {
  if (method === "open") args = [JSON.stringify(await Promise.all(args[0].map(fetchFile)))];
  const result = JSON.parse(self.docgen[method](...args));
  if (result.error) throw new Error(result.error);
  return result;
}

async function fetchFile({ name, address, as }) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await download(address));
  return { name, text, as };
}
