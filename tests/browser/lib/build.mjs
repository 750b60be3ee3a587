// Sites for the tests: the committed one, and those that docgen builds into a temporary folder.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

// The committed site of the Customer schema, or the folder that DOCGEN_SITE names.
export function customerSite() {
  const site = process.env.DOCGEN_SITE || path.join(repository, 'site');
  if (!fs.existsSync(path.join(site, 'index.html'))) throw new Error(`${site} holds no site: run docgen build`);
  return site;
}

// The manifest of the Customer schema's fixtures, from the committed folder or the one that DOCGEN_FIXTURES names.
export const customerManifest = () => JSON.parse(fs.readFileSync(path.join(process.env.DOCGEN_FIXTURES || path.join(repository, 'fixtures'), 'customer', 'manifest.json'), 'utf8'));

// The published Customer schema.
export const customerSchema = () => JSON.parse(fs.readFileSync(path.join(repository, 'schema', 'customer-io-customer-schema.json'), 'utf8'));

// The folder of the corpus, or null where there is none.
export function corpusFolder() {
  const folder = process.env.DOCGEN_CORPUS || path.join(repository, '..', 'shared', 'corpus');
  return fs.existsSync(path.join(folder, 'schemastore', 'schemas')) ? folder : null;
}

let folder, built;

// A folder for this run, removed at its end by removeTemporary.
export const temporary = () => (folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'docgen-browser-')));

export const removeTemporary = () => folder && fs.rmSync(folder, { recursive: true, force: true });

// Runs a command at the top of the repository; fine are the exit codes that are no failure.
function run(name, args, fine = [0], cwd = repository) {
  const done = spawnSync(name, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300000 });
  if (!fine.includes(done.status)) throw new Error(`${path.basename(name)} ${args.join(' ')} failed (${done.error?.message ?? `exit ${done.status}`}):\n${done.stderr}`.slice(0, 4000));
}

// The docgen command, built once for a run.
export function docgen() {
  if (!built) {
    const file = path.join(temporary(), 'docgen');
    run('go', ['build', '-o', file, './cmd/docgen']);
    built = file;
  }
  return built;
}

// The folder of the playground's program, or null where it is not built (make playground).
export function playgroundFolder() {
  const folder = path.join(repository, '.cache', 'playground');
  return fs.existsSync(path.join(folder, 'docgen.wasm')) ? folder : null;
}

// Builds the site and the fixtures of one schema as its owner would, with all of its cases, and returns their folders.
export function buildWhole(name, schema) {
  const site = path.join(temporary(), name, 'site'), fixtures = path.join(temporary(), name, 'fixtures');
  run(docgen(), ['build', '--schema', schema, '--base-url', 'https://docs.example/', '--site', site, '--fixtures', fixtures]);
  return { site, fixtures: path.join(fixtures, name) };
}

// Builds a site of the schemas, files or folders of them, and returns its folder.
// A dozen cases of each schema are enough to look at, unless few says otherwise. Schemas with errors of their own (exit 1) do not hinder the others.
export function buildSite(name, schemas, more = [], few = ['--no-score', '--max-cases', '12']) {
  const site = path.join(temporary(), name, 'site');
  run(docgen(), ['build', ...schemas.flatMap((schema) => ['--schema', schema]), ...few, ...more, '--base-url', 'https://docs.example/', '--site', site, '--fixtures', path.join(temporary(), name, 'fixtures')], [0, 1]);
  if (!fs.existsSync(path.join(site, 'index.html'))) throw new Error(`docgen built no site of ${schemas.join(', ')}`);
  return site;
}

// Builds the site that a docgen.yaml asks for in a folder of these files, each as JSON, and returns its folder.
export function buildConfigured(name, files) {
  const folder = path.join(temporary(), name);
  fs.mkdirSync(folder, { recursive: true });
  for (const [file, value] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), JSON.stringify(value, null, 2));
  run(docgen(), ['build'], [0], folder);
  return path.join(folder, 'site');
}
